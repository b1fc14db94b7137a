"""The identities of a report, tried on what is printed. A consistent report breaks none; each known error must break one."""

import re

from codes import CLASSES, FUNCTIONAL, FUNDS, INCOME_ROWS


def value(text):
    return int(text.replace(",", "").replace(".", "")) if text else 0


class Book:
    """Printed figures of one report in units of their last decimal; blank counts as nothing."""

    def __init__(self, report):
        self.report = report
        self.forms = {t.form: t for t in report.tables}
        self.cells = {}
        for form, table in self.forms.items():
            for _, c in table.amounts():
                self.cells.setdefault((form, c.column, c.code, c.label if not c.code else ""), []).append(value(c.text))
        self.broken = []

    def get(self, form, column, code="", label="", at=0):
        found = self.cells.get((form, column, code, label), [])
        return found[at] if at < len(found) else 0

    def sum(self, name, total, parts):
        """Rounded parts against a rounded total: half a unit for each of them."""
        if 2 * abs(total - sum(parts)) > sum(1 for p in parts if p) + 1:
            self.broken.append(f"{name}: {total} is not {' + '.join(map(str, parts))}")

    def same(self, name, a, b):
        if a != b:
            self.broken.append(f"{name}: {a} is not {b}")

    def part(self, name, small, large):
        if small > large:
            self.broken.append(f"{name}: {small} is more than {large}")

    def codes(self, form):
        return sorted({k[2] for k in self.cells if k[0] == form and k[2]})


def coded(b, form, columns):
    """合计 = Σ 类, every code = Σ its children, in every column."""
    codes = b.codes(form)
    for column in columns:
        b.sum(
            f"{form} column {column}",
            b.get(form, column, "", "合计"),
            [b.get(form, column, c) for c in codes if len(c) == 3],
        )
        for code in codes:
            children = [c for c in codes if c.startswith(code) and len(c) == len(code) + 2]
            if children:
                b.sum(
                    f"{form} roll {code} {column}",
                    b.get(form, column, code),
                    [b.get(form, column, c) for c in children],
                )


def rows(b, form):
    return [("", "合计")] + [(c, "") for c in b.codes(form)]


def forms(b):
    manner = b.report.layout.manner
    amount = manner.amount
    left = lambda label, at=0: b.get("01", "收入/" + amount, "", label, at)
    right = lambda label: b.get("01", "支出/" + amount, "", label)
    used = manner.used_label
    b.sum("T1-IN", left("本年收入合计"), [left(n) for _, n in INCOME_ROWS])
    b.sum("T1-EX", right("本年支出合计"), [right(n) for _, n in CLASSES])
    b.sum("T1-TI", left("总计"), [left("本年收入合计"), left(used), left("年初结转和结余")])
    b.sum("T1-TE", right("总计"), [right("本年支出合计"), right("结余分配"), right("年末结转和结余")])
    b.same("T1-BAL", left("总计"), right("总计"))
    income = ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]
    spending = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    for form, columns in (("02", income), ("03", spending)):
        coded(b, form, columns)
        for code, label in rows(b, form):
            b.sum(
                f"T{form}-ROW {code}",
                b.get(form, columns[0], code, label),
                [b.get(form, c, code, label) for c in columns[1:]],
            )
    five = [("本年支出/" if manner.group_05 else "") + t for t in (manner.subtotal, "基本支出", "项目支出")]
    coded(b, "05", five)
    for code, label in rows(b, "05"):
        b.sum(f"T5-ROW {code}", b.get("05", five[0], code, label), [b.get("05", c, code, label) for c in five[1:]])
        if code:
            for x, y in ((five[1], "基本支出"), (five[2], "项目支出")):
                b.part(f"X35 {code}", b.get("05", x, code), b.get("03", y, code))
    fiscal(b, amount, five[0])
    b.same("X12a", left("本年收入合计"), b.get("02", income[0], "", "合计"))
    b.sum("X12b", b.get("02", income[1], "", "合计"), [left(n) for _, n in INCOME_ROWS[:3]])
    for (_, name), column in zip(INCOME_ROWS[3:], income[2:]):
        b.same("X12b " + name, left(name), b.get("02", column, "", "合计"))
    b.same("X13a", right("本年支出合计"), b.get("03", spending[0], "", "合计"))
    for code, name in CLASSES:
        b.same("X13b " + code, right(name), b.get("03", spending[0], code))
    basic(b, five[1])
    three(b)
    return five


def fiscal(b, amount, five):
    columns = ["支出/合计"] + ["支出/" + n for _, n in FUNDS]
    get = lambda column, label: b.get("04", column, "", label)
    labels = [n for _, n in CLASSES] + ["本年支出合计", "年末财政拨款结转和结余", "总计"]
    for label in labels:
        b.sum("T4-ROW " + label, get(columns[0], label), [get(c, label) for c in columns[1:]])
    for c in columns:
        b.sum("T4-COL " + c, get(c, "本年支出合计"), [get(c, n) for _, n in CLASSES])
        b.sum("T4-TOT " + c, get(c, "总计"), [get(c, "本年支出合计"), get(c, "年末财政拨款结转和结余")])
    left = lambda label, at=0: b.get("04", "收入/" + amount, "", label, at)
    b.sum("T4-IN", left("本年收入合计"), [left(n) for _, n in FUNDS])
    b.sum("T4-OPEN", left("年初财政拨款结转和结余"), [left(n, 1) for _, n in FUNDS])
    b.sum("T4-TI", left("总计"), [left("本年收入合计"), left("年初财政拨款结转和结余")])
    b.same("T4-BAL", left("总计"), get("支出/合计", "总计"))
    for n, (_, name) in enumerate(FUNDS, 1):
        b.sum("T4-FUND " + name, get(columns[n], "总计"), [left(name), left(name, 1)])
    b.same("X24", left("本年收入合计"), b.get("02", "财政拨款收入", "", "合计"))
    b.same("X45 total", get(columns[1], "本年支出合计"), b.get("05", five, "", "合计"))
    for code, name in CLASSES:
        b.same("X45 " + code, get(columns[1], name), b.get("05", five, code))
    for form, n in (("07", 2), ("08", 3)):
        spent = sorted(
            {k[1] for k in b.cells if k[0] == form and k[1].startswith("本年支出/")}
            - {"本年支出/基本支出", "本年支出/项目支出"}
        )
        if not spent:
            continue
        coded(b, form, [spent[0], "本年支出/基本支出", "本年支出/项目支出"])
        for code, label in rows(b, form):
            total = b.get(form, spent[0], code, label)
            b.sum(
                f"T{form}-ROW {code}",
                total,
                [b.get(form, "本年支出/" + c, code, label) for c in ("基本支出", "项目支出")],
            )
            if any(k[0] == form and k[1] == "本年收入" for k in b.cells):
                flow = [b.get(form, c, code, label) for c in ("年初结转和结余", "本年收入")]
                b.sum(f"T{form}-FLOW {code}", total + b.get(form, "年末结转和结余", code, label), flow + [0])
        b.same(f"X4{form}", get(columns[n], "本年支出合计"), b.get(form, spent[0], "", "合计"))
        for code, name in CLASSES:
            b.same(f"X4{form} {code}", get(columns[n], name), b.get(form, spent[0], code))


def basic(b, column):
    path = {c.code: c.column for _, c in b.forms["06"].amounts()}
    get = lambda code: b.get("06", path.get(code, ""), code)
    codes = b.codes("06")
    for code in (c for c in codes if len(c) == 3):
        b.sum("T6-ROLL " + code, get(code), [get(c) for c in codes if len(c) == 5 and c.startswith(code)])
    totals = {c.label: value(c.text) for _, c in b.forms["06"].amounts() if c.label in ("人员经费合计", "公用经费合计")}
    b.sum("T6-PER", totals["人员经费合计"], [get("301"), get("303")])
    b.sum("T6-PUB", totals["公用经费合计"], [get(c) for c in ("302", "307", "310", "399")])
    b.sum("X56", b.get("05", column, "", "合计"), list(totals.values()))
    five = lambda code: b.get("05", column, code)
    for a, e in (("2080505", "30108"), ("2080506", "30109"), ("2210201", "30113"), ("2101103", "30111")):
        b.same("XFE " + a, five(a), get(e))
    b.sum("XFE medical", get("30110"), [five("2101101"), five("2101102")])
    nine = lambda c: b.get("09", "决算数/" + c)
    for e, c in (
        ("30212", "因公出国（境）费"),
        ("30217", "公务接待费"),
        ("30231", "公务用车购置及运行维护费/公务用车运行维护费"),
        ("31013", "公务用车购置及运行维护费/公务用车购置费"),
    ):
        b.part("X69 " + e, get(e), nine(c))


def three(b):
    for phase in ("预算数", "决算数"):
        get = lambda c: b.get("09", f"{phase}/{c}")
        car = "公务用车购置及运行维护费/"
        b.sum("T9-SUM " + phase, get("合计"), [get("因公出国（境）费"), get(car + "小计"), get("公务接待费")])
        b.sum("T9-CAR " + phase, get(car + "小计"), [get(car + "公务用车购置费"), get(car + "公务用车运行维护费")])


AMOUNT = r"(\d+(?:\.\d+)?)万元"


def exact(text):
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def meets(b, name, printed, part, whole, slack=1, whole_slack=1):
    """Can a percentage so printed come from these two rounded amounts? All in half hundredths."""
    places = len(printed.partition(".")[2])
    unit = 10**places
    p2 = 2 * int(printed.replace(".", ""))  # in half units of the last place
    # p - 1/2 <= 100 a / w <= p + 1/2 for some a, w in their intervals
    low_a, high_a, low_w, high_w = 2 * part - slack, 2 * part + slack, 2 * whole - whole_slack, 2 * whole + whole_slack
    if not ((p2 - 1) * max(low_w, 1) <= 200 * unit * high_a and (p2 + 1) * high_w >= 200 * unit * low_a):
        b.broken.append(f"{name}: {printed}% of {whole} is not {part}")


def story(b, five):
    report = b.report
    scale = (lambda v: (v + 5000) // 10000) if report.layout.manner.in_yuan else (lambda v: v)  # to hundredths of 万元
    total2, total3 = scale(b.get("02", "本年收入合计", "", "合计")), scale(b.get("03", "本年支出合计", "", "合计"))
    total5 = scale(b.get("05", five[0], "", "合计"))
    names = {FUNCTIONAL[c[:3]] + FUNCTIONAL[c[:5]] + FUNCTIONAL[c]: c for c in b.codes("05") if len(c) == 7}
    section = ""
    for kind, *rest in report.parts[2][1]:
        text = rest[0]
        if kind == "h2":
            section = text
        if kind != "p":
            continue
        for year in re.findall(r"截至(\d{4})年", text):
            b.same("year", int(year), report.spec.year)
        if "XX" in text:
            b.broken.append("placeholder: XX")
        cars = re.search(r"共有车辆(\d+)辆", text)
        if cars:
            b.same("cars", int(cars.group(1)), sum(int(n) for n in re.findall(r"用车(\d+)辆", text)))
        for m in re.finditer(rf"预算为{AMOUNT}，支出决算为{AMOUNT}，完成\w\w预算的([\d.]+)%", text):
            meets(b, "rate " + text[:30], m.group(3), exact(m.group(2)), exact(m.group(1)))
        for m in re.finditer(rf"预算为{AMOUNT}，支出决算为{AMOUNT}[^。]*。决算数(大于|小于|与)", text):
            a, c = exact(m.group(2)), exact(m.group(1))
            b.same("direction " + text[:30], m.group(3), "大于" if a > c else "小于" if a < c else "与")
        item = re.search(
            r"([^（）、. ]+)（类）([^）]+?)（款）(.+?)（项）。年初预算为" + AMOUNT + "，支出决算为" + AMOUNT, text
        )
        if item:
            code = next(
                c
                for n, c in names.items()
                if (item.group(1) + item.group(2) + item.group(3)) in n or n in re.sub(r"（[类款项]）", "", text)
            )
            b.same("N5c " + code, exact(item.group(5)), scale(b.get("05", five[0], code)))
        for m in re.finditer(rf"{AMOUNT}[。，][^。]*?(增加|减少){AMOUNT}，(增长|下降)([\d.]+)%", text):
            now, delta = exact(m.group(1)), exact(m.group(3))
            meets(
                b, "growth " + text[:30], m.group(5), delta, now - delta if m.group(2) == "增加" else now + delta, 1, 2
            )
        base = total2 if section.startswith("二、") else total3 if section.startswith("三、") else total5
        for m in re.finditer(rf"{AMOUNT}，占(本年支出合计的|本年收入|本年支出|)([\d.]+)%", text):
            whole = total3 if m.group(2) == "本年支出合计的" else base
            meets(b, "share " + text[:30], m.group(3), exact(m.group(1)), whole)
        m = re.search(rf"一般公共预算财政拨款支出{AMOUNT}，占本年支出合计", text)
        if m:
            b.same("N5a", exact(m.group(1)), total5)
        m = re.search(rf"收、?入?支出?总计(?:均为)?{AMOUNT}", text)
        if m and section.startswith("一、"):
            b.same("N1", exact(m.group(1)), scale(b.get("01", "收入/" + report.layout.manner.amount, "", "总计")))


def report(r, expected):
    """Runs everything; `expected` is the number of known errors, each of which has to show."""
    b = Book(r)
    five = forms(b)
    story(b, five)
    if not expected:
        assert not b.broken, (r.spec.name, b.broken)
        return
    assert len(b.broken) >= expected, (r.spec.name, expected, b.broken)
    for line in b.broken:
        print("  shows:", line)
