"""The nine statutory forms, built from an account in the way of one place and year (`Manner`)."""

from codes import CLASSES, ECONOMIC_NAME, FUNCTIONAL, FUNDS, INCOME_ROWS, THREE, ordinal
from manner import NOTES, TITLES
from money import wan, yuan
from table import Cell, Table, head


class Forms:
    def __init__(self, account, spec, manner):
        self.account, self.spec, self.manner = account, spec, manner

    def all(self):
        tables = []
        for place, form in enumerate(self.manner.order, 1):
            table = getattr(self, "form_" + form)()
            table.form = form
            table.title = self.title(form)
            table.number = f"公开{place:02d}表" if self.manner.numbered else ""
            table.entity = f"{self.spec.kind}：{self.spec.entity}" if self.manner.numbered else ""
            table.unit = "单位：" + self.manner.unit_word
            table.landscape = form in self.manner.landscape
            table.notes = [NOTES[form].format(self.spec.kind)]
            if form == "08" and self.manner.state_capital_flow:
                table.notes = [table.notes[0].replace("支出情况", "收入支出及结转和结余情况")]
            if form == "01" and not self.manner.in_yuan:
                table.notes.append("本套报表金额单位转换时可能存在尾数误差。")
            if self.manner.empty_sentence and table.empty:
                what = table.title.replace("收入支出决算表", "收入和支出")
                table.notes.append(f"说明：{self.spec.entity}本年度没有{what}，故本表无数据。")
            tables.append(table)
        return tables

    def title(self, form):
        return self.manner.titles.get(form, TITLES[form])

    # cells

    def money(self, fen, column, label="", code="", line="", columns=1):
        m = self.manner
        if fen is None:
            text = ""
        elif fen == 0:
            text = m.zero
        else:
            text = yuan(fen, m.thousands) if m.in_yuan else wan(fen, m.thousands)
        return Cell(text, 1, columns, "amount", label, line, code, column)

    def code_cells(self, code, name):
        if code == "":
            width = 4 if self.manner.split_code else 2
            return [head(name, columns=width)] if self.manner.merge_total else [Cell()] * (width - 1) + [head(name)]
        if not self.manner.split_code:
            return [Cell(code, kind="code"), Cell(name, kind="label")]
        parts = [code[:3], code[3:5], code[5:7]]
        return [Cell(p, kind="center") for p in parts] + [Cell(name, kind="label")]

    def code_head(self, rows):
        """Header cells over code and name for a header of `rows` rows below the 项目 banner."""
        if self.manner.split_code:
            return [head("类", rows), head("款", rows), head("项", rows), head("科目名称", rows)]
        return [head(self.manner.code_title, rows), head("科目名称", rows)]

    @property
    def code_width(self):
        return 4 if self.manner.split_code else 2

    @property
    def code_widths(self):
        return [4, 3, 3, 17] if self.manner.split_code else [8, 21]

    def coded(self, columns, keep, banner, at_end, widths, header_rows=1):
        """A form by functional codes. columns: (path, get item -> 分, shown even if nothing)."""
        rows = []
        codes = self.account.codes(keep)
        for code in codes:
            rows.append((code, FUNCTIONAL[code]))
        total = ("", "合计")
        rows = rows + [total] if at_end else [total] + rows
        body = []
        for code, name in rows:
            cells = self.code_cells(code, name)
            for path, get in columns:
                value = self.account.total(lambda i: get(i) if keep(i) else 0, code)
                if not codes and self.manner.zero == "":
                    value = None
                cells.append(self.money(value, path, name, code))
            body.append(cells)
        if not codes and self.manner.zero == "":
            body.append([Cell() for _ in range(self.code_width + len(columns))])
        header = banner
        if self.manner.lines:
            header = header + [
                [head("栏次", columns=self.code_width)] + [head(str(n)) for n in range(1, len(columns) + 1)]
            ]
        return Table("", "", self.code_widths + widths, header, body)

    # forms

    def two_sided(self, left, right_columns, right, left_line, right_line):
        """Rows of (label, amount or None) left and (label, amounts or None) right; labels with an ordinal keep it in print only."""
        m = self.manner
        body = []
        for n in range(max(len(left), len(right))):
            cells = []
            label, value, printed = left[n] if n < len(left) else ("", None, "")
            line = str(left_line + n) if m.lines else ""
            cells.append(Cell(printed, kind="center" if label in ("本年收入合计", "总计") else "label"))
            cells += [Cell(line, kind="center")] if m.lines else []
            cells.append(self.money(value, "收入/" + m.amount, label, "", line))
            label, values, printed = right[n] if n < len(right) else ("", None, "")
            line = str(right_line + n) if m.lines else ""
            cells.append(Cell(printed, kind="center" if label in ("本年支出合计", "总计") else "label"))
            cells += [Cell(line, kind="center")] if m.lines else []
            for column, value in zip(right_columns, values or [None] * len(right_columns)):
                cells.append(self.money(value, "支出/" + column, label, "", line))
            body.append(cells)
        return body

    def form_01(self):
        a, m = self.account, self.manner
        income = {"gen": 0, "fund": 0, "soe": 0, "sup": 0, "biz": 0, "op": 0, "sub": 0, "oth": 0}
        for item in a.items:
            income[item.fund] += item.fiscal_income
            if item.source:
                income[item.source] += item.other_income
        left = [(label, income[key], f"{ordinal(n)}、{label}") for n, (key, label) in enumerate(INCOME_ROWS, 1)]
        right = []
        for n, (code, name) in enumerate(CLASSES, 1):
            right.append((name, [a.total(lambda i: i.fiscal + i.other, code)], f"{ordinal(n)}、{name}"))
        left += [("", None, "")] * (len(right) - len(left))
        used, surplus = a.total(lambda i: i.used), a.total(lambda i: i.surplus)
        opening = a.total(lambda i: i.opening + i.other_opening)
        closing = a.total(lambda i: i.closing + i.other_closing)
        all_income = sum(income.values())
        spent = a.total(lambda i: i.fiscal + i.other)
        assert all_income + used + opening == spent + surplus + closing
        left += [
            ("本年收入合计", all_income, "本年收入合计"),
            (m.used_label.replace(" ", ""), used, m.used_label),
            ("年初结转和结余", opening, "年初结转和结余"),
        ]
        right += [
            ("本年支出合计", [spent], "本年支出合计"),
            ("结余分配", [surplus], "结余分配"),
            ("年末结转和结余", [closing], "年末结转和结余"),
        ]
        if m.lines:
            left.append(("", None, ""))
            right.append(("", None, ""))
        left.append(("总计", all_income + used + opening, "总计"))
        right.append(("总计", [spent + surplus + closing], "总计"))
        body = self.two_sided(left, [m.amount], right, 1, 1 + len(left))
        if m.lines:
            header = [
                [head("收入", columns=3), head("支出", columns=3)],
                [head("项目"), head("行次"), head(m.amount)] * 2,
                [head("栏次"), head(""), head("1"), head("栏次"), head(""), head("2")],
            ]
            return Table("", "", [23, 4, 9, 22, 4, 9], header, body)
        header = [[head("收入", columns=2), head("支出", columns=2)], [head("项目"), head(m.amount)] * 2]
        return Table("", "", [21, 11, 21, 11], header, body)

    def form_02(self):
        titles = [
            "本年收入合计",
            "财政拨款收入",
            "上级补助收入",
            "事业收入",
            "经营收入",
            "附属单位上缴收入",
            "其他收入",
        ]
        keys = ["sup", "biz", "op", "sub", "oth"]
        gets = [lambda i: i.fiscal_income + i.other_income, lambda i: i.fiscal_income]
        gets += [(lambda i, k=k: i.other_income if i.source == k else 0) for k in keys]
        return self.plain("02", titles, gets, [10] * 7)

    def form_03(self):
        titles = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
        gets = [
            lambda i: i.fiscal + i.other,
            lambda i: i.basic + i.other_basic,
            lambda i: i.project + i.other_project,
            lambda i: 0,
            lambda i: i.operating,
            lambda i: 0,
        ]
        return self.plain("03", titles, gets, [10] * 6)

    def plain(self, form, titles, gets, widths):
        banner = [[head("项目", columns=self.code_width)] + [head(t, 2) for t in titles], self.code_head(1)]
        return self.coded(list(zip(titles, gets)), lambda i: True, banner, form in self.manner.total_at_end, widths)

    def form_04(self):
        a, m = self.account, self.manner
        right_columns = ["合计"] + [name for _, name in FUNDS]

        def row(get, code=""):
            values = [a.total(get, code, fund) for fund, _ in FUNDS]
            return [sum(values)] + values

        left = [
            (name, a.total(lambda i: i.fiscal_income, fund=fund), f"{ordinal(n)}、{name}")
            for n, (fund, name) in enumerate(FUNDS, 1)
        ]
        right = [
            (name, row(lambda i: i.fiscal, code), f"{ordinal(n)}、{name}") for n, (code, name) in enumerate(CLASSES, 1)
        ]
        left += [("", None, "")] * (len(right) - len(left))
        income, opening = a.total(lambda i: i.fiscal_income), a.total(lambda i: i.opening)
        left += [
            ("本年收入合计", income, "本年收入合计"),
            ("年初财政拨款结转和结余", opening, "年初财政拨款结转和结余"),
        ]
        left += [(name, a.total(lambda i: i.opening, fund=fund), name) for fund, name in FUNDS]
        left.append(("总计", income + opening, "总计"))
        right += [
            ("本年支出合计", row(lambda i: i.fiscal), "本年支出合计"),
            ("年末财政拨款结转和结余", row(lambda i: i.closing), "年末财政拨款结转和结余"),
        ]
        right += [("", None, "")] * 3 + [("总计", row(lambda i: i.fiscal + i.closing), "总计")]
        body = self.two_sided(left, right_columns, right, 1, 1 + len(left))
        if m.lines:
            header = [[head("收入", columns=3), head("支出", columns=6)]]
            header.append(
                [head("项目"), head("行次"), head(m.amount), head("项目"), head("行次")]
                + [head(c) for c in right_columns]
            )
            header.append(
                [head("栏次"), head(""), head("1"), head("栏次"), head("")] + [head(str(n)) for n in (2, 3, 4, 5)]
            )
            return Table("", "", [19, 3, 9, 19, 3, 9, 9, 9, 10], header, body)
        header = [
            [head("收入", columns=2), head("支出", columns=5)],
            [head("项目"), head(m.amount), head("项目")] + [head(c) for c in right_columns],
        ]
        return Table("", "", [18, 10, 18, 10, 10, 9, 9], header, body)

    def form_05(self):
        m = self.manner
        titles = [m.subtotal, "基本支出", "项目支出"]
        gets = [lambda i: i.fiscal, lambda i: i.basic, lambda i: i.project]
        if m.group_05:
            banner = [
                [head("项目", columns=self.code_width), head("本年支出", columns=3)],
                self.code_head(1) + [head(t) for t in titles],
            ]
            paths = ["本年支出/" + t for t in titles]
        else:
            banner = [[head("项目", columns=self.code_width)] + [head(t, 2) for t in titles], self.code_head(1)]
            paths = titles
        return self.coded(list(zip(paths, gets)), lambda i: i.fund == "gen", banner, "05" in m.total_at_end, [13] * 3)

    def form_06(self):
        """Two or three lanes, each a list of rows of its own; the totals stand in the last row."""
        a, m = self.account, self.manner
        left = [c for c in ECONOMIC_NAME if c[:3] in ("301", "303")]
        goods = [c for c in ECONOMIC_NAME if c[:3] == "302"]
        rest = [c for c in ECONOMIC_NAME if c[:3] in ("307", "310", "399")]
        if m.lanes == 2:
            rest = [
                c
                for c in rest
                if c[:3] == "310" and c not in ("31005", "31006", "31008", "31009", "31010", "31011", "31012")
            ]
            lanes = [("", left), ("", goods + rest)]
        else:
            lanes = [("人员经费", left), ("公用经费", goods), ("公用经费", rest)]
        body = []
        for n in range(max(len(codes) for _, codes in lanes)):
            cells = []
            for banner, codes in lanes:
                if n >= len(codes):
                    cells += [Cell(), Cell(), Cell()]
                    continue
                code = codes[n]
                name = ECONOMIC_NAME[code]
                path = banner + "/决算数" if banner else "决算数"
                cells += [
                    Cell(code, kind="code"),
                    Cell(name, kind="label"),
                    self.money(a.economic_total(code), path, name, code),
                ]
            body.append(cells)
        last = [
            head("人员经费合计", columns=2),
            self.money(a.staff, lanes[0][0] + "/决算数" if lanes[0][0] else "决算数", "人员经费合计"),
        ]
        wide = 2 if m.lanes == 2 else 5
        path = lanes[1][0] + "/决算数" if lanes[1][0] else "决算数"
        body.append(last + [head("公用经费合计", columns=wide), self.money(a.office, path, "公用经费合计")])
        fields = [head("科目代码" if m.lanes == 3 else "经济分类科目编码"), head("科目名称"), head("决算数")]
        header = [fields * m.lanes]
        if m.lanes == 3:
            header.insert(0, [head("人员经费", columns=3), head("公用经费", columns=6)])
        return Table("", "", ([6, 16, 8] if m.lanes == 3 else [8, 17, 9]) * m.lanes, header, body)

    def flow(self, fund, subtotal):
        """07, and 08 where it is printed with income and balances."""
        titles = ["年初结转和结余", "本年收入", "本年支出", "年末结转和结余"]
        banner = [
            [
                head("项目", columns=self.code_width),
                head(titles[0], 2),
                head(titles[1], 2),
                head(titles[2], columns=3),
                head(titles[3], 2),
            ]
        ]
        banner.append(self.code_head(1) + [head(subtotal), head("基本支出"), head("项目支出")])
        columns = [
            ("年初结转和结余", lambda i: i.opening),
            ("本年收入", lambda i: i.fiscal_income),
            ("本年支出/" + subtotal, lambda i: i.fiscal),
            ("本年支出/基本支出", lambda i: i.basic),
            ("本年支出/项目支出", lambda i: i.project),
            ("年末结转和结余", lambda i: i.closing),
        ]
        return self.coded(columns, lambda i: i.fund == fund, banner, False, [10] * 6)

    def form_07(self):
        return self.flow("fund", "小计" if self.manner.group_05 else "合计")

    def form_08(self):
        if self.manner.state_capital_flow:
            return self.flow("soe", "合计")
        titles = ["合计", "基本支出", "项目支出"]
        banner = [
            [head("项目", columns=self.code_width), head("本年支出", columns=3)],
            self.code_head(1) + [head(t) for t in titles],
        ]
        gets = [lambda i: i.fiscal, lambda i: i.basic, lambda i: i.project]
        return self.coded(
            [("本年支出/" + t, g) for t, g in zip(titles, gets)], lambda i: i.fund == "soe", banner, False, [13] * 3
        )

    def form_09(self):
        m = self.manner
        car = "公务用车购置及运行维护费"
        paths = ["合计", THREE[0], car + "/小计", car + "/" + THREE[1], car + "/" + THREE[2], THREE[3]]

        def six(values):
            abroad, buy, run, guests = values
            return [sum(values), abroad, buy + run, buy, run, guests]

        both = {"预算数": six(self.account.three["budget"]), "决算数": six(self.account.three["actual"])}
        cells = {
            phase: [self.money(v, f"{phase}/{p}") for p, v in zip(paths, values)] for phase, values in both.items()
        }
        if m.interleaved:
            header = [[head("财政拨款“三公”经费", columns=12)]]
            header.append([head("合计", 2, 2), head(THREE[0], 2, 2), head(car, columns=6), head(THREE[3], 2, 2)])
            header.append([head("小计", columns=2), head(THREE[1], columns=2), head(THREE[2], columns=2)])
            header.append([head("预算数"), head("决算数")] * 6)
            body = [[c for pair in zip(cells["预算数"], cells["决算数"]) for c in pair]]
            return Table("", "", [10] * 12, header, body)
        header = [[head("预算数", columns=6), head("决算数", columns=6)]]
        header.append([head("合计", 2), head(THREE[0], 2), head(car, columns=3), head(THREE[3], 2)] * 2)
        header.append([head("小计"), head(THREE[1]), head(THREE[2])] * 2)
        if m.lines:
            header.append([head(str(n)) for n in range(1, 13)])
        return Table("", "", [10] * 12, header, [cells["预算数"] + cells["决算数"]])
