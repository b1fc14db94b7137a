"""第三部分 情况说明: sentences in the prescribed order; every figure is the one that is printed in the forms."""

from codes import ECONOMIC_NAME, FUNCTIONAL, FUNDS, INCOME_ROWS, ordinal
from money import decimal, half_up, hundredths, percent
from voice import LESS, MORE


class Narrative:
    def __init__(self, account, spec, voice, forms):
        self.a, self.s, self.v = account, spec, voice
        self.y = spec.year
        self.us = "本" + spec.kind
        self.order = forms  # titles by form, for the section headings
        self.blocks = []
        self.reason = 0

    # words

    def amount(self, fen):
        return decimal(hundredths(fen), 2, strip=self.v.strip) + "万元"

    def share(self, part, whole):
        return percent(hundredths(part), hundredths(whole), self.v.places, self.v.strip)

    def why(self, up):
        self.reason += 1
        return (MORE if up else LESS)[self.reason % 4]

    def change(self, now, before, each="", base=""):
        """`各增加1.00万元，增长2.0%`, computed from what is printed; nothing is divided by nothing."""
        delta = half_up(now - before, 10000)
        if delta == 0:
            return "持平"
        word, grow = ("增加", "增长") if delta > 0 else ("减少", "下降")
        text = f"{each}{word}{decimal(abs(delta), 2, strip=self.v.strip)}万元"
        implied = hundredths(now) - delta
        if implied <= 0:
            return text + "，上年没有此项支出，无可比数"
        return f"{text}，{grow}{percent(abs(delta), implied, self.v.places)}"

    def compared(self, now, before, each="", subject=""):
        word = "减少" if now < before else "增加"
        text = f"与{self.y - 1}年度相比，{subject}" + self.change(now, before, each)
        return (
            text + f"。{word}的主要原因是{self.why(now > before)}。"
            if hundredths(now) != hundredths(before)
            else text + "。"
        )

    def against(self, actual, budget, name="年初预算"):
        """Budget, actual, rate, comparison."""
        text = f"{name}为{self.amount(budget)}，支出决算为{self.amount(actual)}"
        if hundredths(budget):
            text += f"，完成{name}的{self.share(actual, budget)}"
        if hundredths(actual) == hundredths(budget):
            return text + f"。决算数与{name}数持平。"
        word = "大于" if actual > budget else "小于"
        return text + f"。决算数{word}{name}数的主要原因是{self.why(actual > budget)}。"

    def item_name(self, code):
        return f"{FUNCTIONAL[code[:3]]}（类）{FUNCTIONAL[code[:5]]}（款）{FUNCTIONAL[code]}（项）"

    # building

    def p(self, text):
        self.blocks.append(("p", text))

    def section(self, title):
        self.number += 1
        self.blocks.append(("h2", f"{ordinal(self.number)}、{title}"))

    def caption(self, number, text):
        if self.v.captions:
            self.blocks.append(("caption", f"图 {number}：{text}"))

    def build(self):
        self.number = 0
        for part in (self.overall, self.income, self.spending, self.fiscal, self.general, self.basic):
            part()
        if self.v.shanghai:
            for part in (self.three, self.government_funds, self.state_capital, self.performance, self.other_matters):
                part()
        else:
            funds = (self.government_funds, self.state_capital)
            for part in ((self.three, *funds) if self.v.three_first else (*funds, self.three)):
                part()
            for part in (self.running_cost, self.buying, self.assets, self.performance):
                part()
        return self.blocks

    def overall(self):
        a = self.a
        now = a.total(lambda i: i.fiscal + i.other + i.closing + i.other_closing + i.surplus)
        before = a.prior["spent"] + a.prior["closing"]
        self.section("收入支出决算总体情况说明")
        if self.v.shanghai:
            self.p(
                f"{self.s.entity}{self.y}年度收入支出总计{self.amount(now)}。"
                + self.compared(now, before, "", "收入支出总计")
            )
        else:
            self.p(f"{self.y}年度收、支总计均为{self.amount(now)}。" + self.compared(now, before, "各", "收、支总计"))
        self.caption(1, "收、支决算总计变动情况")

    def income(self):
        a = self.a
        total = a.total(lambda i: i.fiscal_income + i.other_income)
        self.section("收入决算情况说明")
        if self.v.shanghai:
            text = f"本年收入合计{self.amount(total)}，其中："
        else:
            text = f"{self.y}年度收入合计{self.amount(total)}，与{self.y - 1}年度相比，收入合计{self.change(total, a.prior['income'])}。其中："
        parts = [("财政拨款收入", a.total(lambda i: i.fiscal_income))]
        parts += [(name, a.total(lambda i: i.other_income if i.source == key else 0)) for key, name in INCOME_ROWS[3:]]
        self.p(text + self.shares(parts, total, "本年收入"))
        self.caption(2, "收入决算结构")

    def shares(self, parts, total, base):
        if self.v.shanghai:
            parts = [(n, v) for n, v in parts if v]
            base = ""
        return (
            "；".join(f"{name}{self.amount(value)}，占{base}{self.share(value, total)}" for name, value in parts) + "。"
        )

    def spending(self):
        a = self.a
        total = a.total(lambda i: i.fiscal + i.other)
        self.section("支出决算情况说明")
        if self.v.shanghai:
            text = f"本年支出合计{self.amount(total)}，其中："
        else:
            text = f"{self.y}年度支出合计{self.amount(total)}，与{self.y - 1}年度相比，支出合计{self.change(total, a.prior['spent'])}。其中："
        parts = [
            ("基本支出", a.total(lambda i: i.basic + i.other_basic)),
            ("项目支出", a.total(lambda i: i.project + i.other_project)),
        ]
        parts += [("上缴上级支出", 0), ("经营支出", a.total(lambda i: i.operating)), ("对附属单位补助支出", 0)]
        self.p(text + self.shares(parts, total, "本年支出"))
        self.caption(3, "支出决算结构")

    def fiscal(self):
        a = self.a
        now, before = a.total(lambda i: i.fiscal + i.closing), a.prior["fiscal spent"] + a.prior["fiscal closing"]
        self.section("财政拨款收入支出决算总体情况说明")
        if self.v.shanghai:
            self.p(
                f"{self.s.entity}{self.y}年度财政拨款收入支出总计{self.amount(now)}。"
                + self.compared(now, before, "", "财政拨款收入支出总计")
            )
            return
        self.p(
            f"{self.y}年度财政拨款收、支总计均为{self.amount(now)}。"
            + self.compared(now, before, "各", "财政拨款收、支总计")
        )
        sentences = []
        for key, name in FUNDS:
            value, prior = a.total(lambda i: i.fiscal_income, fund=key), a.prior[key]["income"]
            text = f"{name}收入{self.amount(value)}，"
            delta = half_up(value - prior, 10000)
            if not hundredths(value) and not hundredths(prior):
                text += "本年度和上年度均没有此项收入"
            elif delta == 0:
                text += f"与{self.y - 1}年度决算数持平"
            else:
                text += f"比{self.y - 1}年度决算数{'增加' if delta > 0 else '减少'}{decimal(abs(delta), 2, strip=self.v.strip)}万元，主要原因是{self.why(delta > 0)}"
            sentences.append(text)
        self.p(f"{self.y}年度财政拨款收入中，" + "。".join(sentences) + "。")
        self.caption(4, "财政拨款收、支决算总计变动情况")

    def general(self):
        a = self.a
        general = lambda get, code="": a.total(get, code, "gen")
        now, spent = general(lambda i: i.fiscal), a.total(lambda i: i.fiscal + i.other)
        year = "" if self.v.shanghai else f"{self.y}年度"
        self.section("一般公共预算财政拨款支出决算情况说明")
        self.blocks.append(("h3", "（一）一般公共预算财政拨款支出决算总体情况。"))
        self.p(
            f"{year}一般公共预算财政拨款支出{self.amount(now)}，占本年支出合计的{self.share(now, spent)}。"
            + self.compared(now, a.prior["gen"]["spent"], "", "一般公共预算财政拨款支出")
        )
        self.blocks.append(("h3", "（二）一般公共预算财政拨款支出决算结构情况。"))
        classes = [c for c in a.codes(lambda i: i.fund == "gen") if len(c) == 3]
        lead = f"{year}一般公共预算财政拨款支出{self.amount(now)}，主要用于以下方面："
        parts = [
            f"{FUNCTIONAL[c]}（类）{self.amount(general(lambda i: i.fiscal, c))}，占{self.share(general(lambda i: i.fiscal, c), now)}"
            for c in classes
        ]
        if self.v.shanghai:
            self.p(lead + "；".join(parts) + "。")
        else:
            self.p(lead)
            for n, part in enumerate(parts, 1):
                self.p(
                    self.v.item_mark.format(n)
                    + part.replace("（类）", "（类）支出" if n % 2 else "（类）").replace(
                        "支出（类）支出", "（类）支出"
                    )
                    + "。"
                )
        self.blocks.append(("h3", "（三）一般公共预算财政拨款支出决算具体情况。"))
        budget = general(lambda i: i.budget)
        text = f"{year}一般公共预算财政拨款支出年初预算为{self.amount(budget)}，支出决算为{self.amount(now)}，完成年初预算的{self.share(now, budget)}。其中："
        self.p(text)
        for n, item in enumerate([i for i in a.items if i.fund == "gen" and i.fiscal], 1):
            self.p(
                self.v.item_mark.format(n) + self.item_name(item.code) + "。" + self.against(item.fiscal, item.budget)
            )

    def basic(self):
        a = self.a
        total = a.total(lambda i: i.basic, fund="gen")
        self.section("一般公共预算财政拨款基本支出决算情况说明")

        def names(prefixes):
            found = [(ECONOMIC_NAME[c], v) for c, v in a.economic.items() if c[:3] in prefixes and hundredths(v)]
            return "、".join(n if self.v.shanghai else n + self.amount(v) for n, v in found)

        staff = f"人员经费{self.amount(a.staff)}，主要包括：{names(('301', '303'))}"
        office = f"公用经费{self.amount(a.office)}，主要包括：{names(('302', '307', '310', '399'))}"
        if self.v.shanghai:
            self.p(f"一般公共预算财政拨款基本支出{self.amount(total)}。其中：{staff}；{office}。")
            return
        self.p(f"{self.y}年度一般公共预算财政拨款基本支出{self.amount(total)}，其中：")
        self.p(staff + "。")
        self.p(office + "。")

    def government_funds(self):
        a = self.a
        self.section(self.order["07"].replace("决算表", "决算情况说明"))
        fund = lambda get: a.total(get, fund="fund")
        if not any(i.fund == "fund" for i in a.items):
            if self.v.shanghai:
                self.p(f"{self.s.entity}{self.y}年度无政府性基金预算财政拨款收入和支出。")
            else:
                self.p(f"{self.us}{self.y}年度无政府性基金预算财政拨款收入、支出，年初和年末也没有结转结余。")
            return
        self.p(
            f"{self.y}年度政府性基金预算财政拨款年初结转和结余{self.amount(fund(lambda i: i.opening))}，本年收入{self.amount(fund(lambda i: i.fiscal_income))}，"
            f"本年支出{self.amount(fund(lambda i: i.fiscal))}，年末结转和结余{self.amount(fund(lambda i: i.closing))}。具体支出情况为："
        )
        for n, item in enumerate([i for i in a.items if i.fund == "fund"], 1):
            self.p(
                self.v.item_mark.format(n)
                + f"{self.item_name(item.code)}支出{self.amount(item.fiscal)}，按照下达资金时规定的用途使用。"
            )

    def state_capital(self):
        title = self.order["08"].replace("决算表", "决算情况说明")
        self.section(title)
        items = [i for i in self.a.items if i.fund == "soe"]
        what = "收入和支出" if self.v.shanghai else "支出"
        if not items:
            self.p(f"{self.s.entity if self.v.shanghai else self.us}{self.y}年度无国有资本经营预算财政拨款{what}。")
            return
        total = sum(i.fiscal for i in items)
        self.p(
            f"{self.y}年度国有资本经营预算财政拨款本年支出{self.amount(total)}，其中：{self.item_name(items[0].code)}支出{self.amount(items[0].fiscal)}。"
        )

    def three(self):
        a = self.a
        self.section("财政拨款“三公”经费支出决算情况说明")
        budget, actual, prior = (a.three[k] for k in ("budget", "actual", "prior"))
        name = "年初预算" if self.v.shanghai else "全年预算"
        self.blocks.append(("h3", "（一）“三公”经费财政拨款支出决算总体情况说明。"))
        self.p(
            f"{self.y}年度“三公”经费财政拨款支出"
            + self.against(sum(actual), sum(budget), name)
            + self.versus(sum(actual), sum(prior))
        )
        self.blocks.append(("h3", "（二）“三公”经费财政拨款支出决算具体情况说明。"))
        groups, people = self.s.trips["abroad"]
        text = "因公出国（境）费" + self.part(actual[0], budget[0], prior[0], name)
        self.p(f"1. {text}全年支出涉及出国（境）团组{groups}个，累计{people}人次。")
        text = "公务用车购置及运行维护费" + self.part(
            actual[1] + actual[2], budget[1] + budget[2], prior[1] + prior[2], name
        )
        bought, kept = (1 if actual[1] else 0), (max(1, sum(self.s.cars) - 2) if actual[2] else 0)
        self.p(f"2. {text}其中：")
        self.p(f"（1）公务用车购置费支出{self.amount(actual[1])}，本年度购置（更新）公务用车{bought}辆。")
        self.p(
            f"（2）公务用车运行维护费支出{self.amount(actual[2])}。截至{self.y}年12月31日，开支财政拨款的公务用车保有量为{kept}辆。"
        )
        text = "公务接待费" + self.part(actual[3], budget[3], prior[3], name)
        groups, people = self.s.trips["guests"]
        self.p(f"3. {text}其中：")
        self.p(f"外宾接待支出0万元，{self.y}年共接待来访团组0个，0人次（不包括陪同人员）。")
        self.p(
            f"国内公务接待支出{self.amount(actual[3])}，接待对象主要是来访的兄弟单位和上级检查组。{self.y}年共接待国内来访团组{groups}个，{people}人次（不包括陪同人员）。"
        )

    def part(self, actual, budget, prior, name):
        if not hundredths(actual) and not hundredths(budget):
            return f"{name}为0万元，支出决算为0万元。" + ("较上年持平。" if not hundredths(prior) else "")
        return self.against(actual, budget, name) + self.versus(actual, prior)

    def versus(self, actual, prior):
        if hundredths(actual) == hundredths(prior):
            return "较上年持平。"
        return f"较上年{self.change(actual, prior)}，主要原因是{self.why(actual > prior)}。"

    def other_matters(self):
        """Shanghai puts three matters into one section."""
        self.section("其他重要事项情况说明")
        for title, part in (
            ("机关运行经费支出情况", self.running_cost),
            ("政府采购支出情况", self.buying),
            ("国有资产占用情况", self.assets),
        ):
            mark = {"机关运行经费支出情况": "一", "政府采购支出情况": "二", "国有资产占用情况": "三"}[title]
            self.blocks.append(("h3", f"（{mark}）{title}"))
            part(False)

    def running_cost(self, titled=True):
        if titled:
            self.section("机关运行经费支出说明")
        r = self.a.running
        if not r:
            self.p(f"{self.us}为事业单位，{self.y}年度没有机关运行经费支出。")
        elif self.v.shanghai:
            self.p(
                f"{self.s.entity}{self.y}年度机关运行经费支出{self.amount(r['actual'])}，比{self.y - 1}年{self.change(r['actual'], r['prior'])}，主要原因是{self.why(r['actual'] > r['prior'])}。"
            )
        else:
            self.p(
                f"{self.us}{self.y}年度机关运行经费支出{self.amount(r['actual'])}，比年初预算数{self.change(r['actual'], r['budget'])}。主要原因是{self.why(r['actual'] > r['budget'])}。"
            )

    def buying(self, titled=True):
        if titled:
            self.section("政府采购支出说明")
        b = self.a.buying
        total = b["货物"] + b["工程"] + b["服务"]
        self.p(
            f"{self.us}{self.y}年度政府采购支出总额{self.amount(total)}，其中：政府采购货物支出{self.amount(b['货物'])}、政府采购工程支出{self.amount(b['工程'])}、"
            f"政府采购服务支出{self.amount(b['服务'])}。授予中小企业合同金额{self.amount(b['small'])}，占政府采购支出总额的{self.share(b['small'], total)}，"
            f"其中：授予小微企业合同金额{self.amount(b['micro'])}，占授予中小企业合同金额的{self.share(b['micro'], b['small'])}。"
        )

    def assets(self, titled=True):
        if titled:
            self.section("国有资产占用情况说明")
        kinds = [
            "副{}级及以上领导干部用车".format(self.s.county),
            "主要负责人用车",
            "机要通信用车",
            "应急保障用车",
            "执法执勤用车",
            "特种专业技术用车",
            "离退休干部服务用车",
            "其他用车",
        ]
        parts = "、".join(f"{kind}{n}辆" for kind, n in zip(kinds, self.s.cars))
        self.p(
            f"截至{self.y}年12月31日，{self.us}共有车辆{sum(self.s.cars)}辆，其中，{parts}；单位价值100万元以上专用设备{self.s.machines}台（套）。"
        )

    def performance(self):
        a = self.a
        self.section("预算绩效管理情况" if self.v.shanghai else "预算绩效情况说明")
        project = a.total(lambda i: i.project, fund="gen")
        self.blocks.append(("h3", "（一）预算绩效管理工作开展情况。"))
        self.p(
            f"{self.us}对{self.y}年度一般公共预算项目支出全面开展绩效自评，共涉及项目{len(a.projects)}个，资金{self.amount(project)}，"
            f"占一般公共预算项目支出总额的{self.share(project, project)}。从自评情况看，各项目均按年初设定的目标推进，资金支付手续齐全。"
        )
        self.blocks.append(("h3", "（二）部门决算中项目绩效自评结果。".replace("部门", self.s.kind)))
        for name, budget, actual in a.projects:
            first, second = self.s.outputs[name]
            self.p(
                f"{name}绩效自评综述：项目全年预算数为{self.amount(budget)}，执行数为{self.amount(actual)}，完成预算的{self.share(actual, budget)}。主要产出和效益：一是{first}；二是{second}。"
            )
        self.blocks.append(("h3", "（三）绩效评价结果应用情况。"))
        self.p("自评结果作为编制下一年度预算和调整项目安排的依据；对支付偏慢的项目，明确了责任人和完成时间。")
