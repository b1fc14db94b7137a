"""The known errors of the two reports that carry them. Each changes what is printed in exactly one place."""

import re

from money import wan


def cell_error(report, kind, form, column, code, label, change, note):
    cell = report.form(form).find(column, code, label)
    expected = cell.text
    cell.text = change(expected)
    assert cell.text != expected
    report.errors.append(
        dict(
            kind=kind,
            form=form,
            code=code,
            label=cell.label,
            column=column,
            printed=cell.text,
            expected=expected,
            quote="",
            note=note,
        )
    )


def text_error(report, kind, paragraph, printed, expected, note, quote):
    """`quote` is the changed clause as printed; the part of it that is wrong is `printed`."""
    right = quote.replace(printed, expected, 1)
    assert right in paragraph, (right, paragraph)
    report.replace(right, quote)
    report.errors.append(
        dict(
            kind=kind,
            form=None,
            code="",
            label="",
            column="",
            printed=printed,
            expected=expected,
            quote=quote,
            note=note,
        )
    )


def other_digit(position, by=3):
    def change(text):
        return text[:position] + str((int(text[position]) + by) % 10) + text[position + 1 :]

    return change


def swap_digits(text):
    """The two digits before the point change places."""
    point = text.index(".")
    a, b = text[point - 2], text[point - 1]
    return text[: point - 2] + b + a + text[point:]


def education(report):
    cell_error(
        report,
        "rollup",
        "05",
        "本年支出/项目支出",
        "2050203",
        "",
        other_digit(1),
        "one digit of a leaf: neither its row (合计 = 基本 + 项目) nor its 款 closes, and 03 shows the other figure",
    )
    cell_error(
        report,
        "sum",
        "03",
        "基本支出",
        "",
        "合计",
        swap_digits,
        "neighbouring digits of the total changed places: column sum and row sum both fail",
    )
    text = report.paragraph("1）教育（类）支出")
    share = re.search(r"占([\d.]+)%", text).group(1)
    wrong = str(int(share[0]) - 2) + share[1:]
    quote = text[text.index("教育") : text.index("%") + 1].replace(share + "%", wrong + "%")
    text_error(
        report,
        "percentage",
        text,
        wrong + "%",
        share + "%",
        "share of the total that the printed amounts do not give",
        quote,
    )
    text = report.paragraph("普通教育（款）初中教育（项）")
    word = "大于" if "大于" in text else "小于"
    other = {"大于": "小于", "小于": "大于"}[word]
    reason = re.search(r"决算数(?:大于|小于)年初预算数的主要原因是[^。]*", text).group(0)
    report.replace(text, text.replace("决算数" + word, "决算数" + other))
    report.errors.append(
        dict(
            kind="direction",
            form=None,
            code="2050203",
            label="",
            column="",
            printed=other,
            expected=word,
            quote=reason.replace(word, other),
            note="comparison word against the two amounts of its sentence",
        )
    )
    text = report.paragraph("万元，占本年支出合计的")
    right = report.form("05").find("本年支出/合计", "", "合计").text
    stale = wan(report.account.prior["gen"]["spent"])
    quote = f"年度一般公共预算财政拨款支出{stale}万元，占本年支出合计的"
    text_error(report, "narrativeAmount", text, stale, right, "last year's amount left in the sentence", quote)


def justice(report):
    cell_error(
        report,
        "sum",
        "09",
        "决算数/公务用车购置及运行维护费/小计",
        "",
        "",
        other_digit(0, 1),
        "subtotal of the car costs: neither its parts nor the total close",
    )
    text = report.paragraph("机关运行经费支出")
    text_error(
        report,
        "placeholder",
        text,
        "XX局",
        "本部门",
        "placeholder of a template left in",
        "XX局2024年度机关运行经费支出",
    )
    text = report.paragraph("开支财政拨款的公务用车保有量")
    text_error(
        report,
        "year",
        text,
        "2023年12月31日",
        "2024年12月31日",
        "last year's date left in a 2024 report",
        "截至2023年12月31日，开支财政拨款的公务用车",
    )
    text = report.paragraph("共有车辆")
    total = sum(report.spec.cars)
    text_error(
        report,
        "count",
        text,
        f"{total + 2}辆",
        f"{total}辆",
        "the total is not the sum of the eight kinds",
        f"共有车辆{total + 2}辆",
    )


INJECT = {"word-errors": education, "text-layout": justice}
