"""The looks and manners of the seven reports."""

from dataclasses import dataclass

from manner import Manner
from odf import Look
from voice import Voice

SHANGHAI = dict(
    order=("01", "02", "03", "04", "05", "06", "09", "07", "08"),
    amount="决算数",
    lines=False,
    numbered=False,
    titles={"08": "国有资本经营预算财政拨款收入支出决算表"},
    state_capital_flow=True,
)


@dataclass
class Layout:
    manner: Manner
    voice: Voice
    look: Look = None
    units: str = ""  # table, shanghai or plain list of units
    marks: str = "☑□"
    output: str = "writer"  # writer, calc, grid, columns
    extra: bool = False  # a tenth table
    tagged: bool = False  # a PDF with structure tags
    absent: tuple = ()  # forms listed in the contents only


LAYOUTS = {
    "word-hubei": Layout(
        Manner(titles={"06": "一般公共预算财政拨款基本支出决算明细表"}),
        Voice(places=1),
        Look(row=0.5, row_heights={"01": 0.55, "04": 0.36, "06": 0.4, "05": 0.5}, cell_size=9),
    ),
    "wps-shanghai": Layout(
        Manner(
            **SHANGHAI,
            zero="",
            thousands=True,
            split_code=True,
            merge_total=True,
            total_at_end=("05",),
            lanes=2,
            subtotal="合计",
            group_05=False,
            interleaved=True,
            used_label="使用非财政拨款结余（含专用结余）",
            empty_sentence=True,
            landscape=("04", "09"),
        ),
        Voice(shanghai=True, strip=False, places=2, item_mark="{}、"),
        Look(
            body="AR PL UKai CN",
            heading="Noto Sans CJK SC",
            cell="AR PL UMing CN",
            body_size=15,
            cell_size=9.5,
            header_size=9.5,
            row=0.86,
            hair=0.25,
            repeat_header=False,
            amount_align="center",
            leader="…",
            footer="{}",
            heading_above_form=False,
            row_heights={"01": 0.6, "04": 0.62, "06": 0.6, "09": 1.0},
            margins=(2.8, 2.4, 2.4, 2.4),
        ),
        units="shanghai",
    ),
    "excel-tables": Layout(
        Manner(thousands=True, used_label="使用非财政拨款结余", landscape=tuple("0%d" % n for n in range(1, 10))),
        Voice(places=2),
        Look(
            body="AR PL UMing CN",
            heading="AR PL UMing CN",
            cell="AR PL UMing CN",
            leader="·",
            footer="{}",
            rules="lines",
        ),
        units="table",
        output="calc",
    ),
    "word-errors": Layout(
        Manner(
            titles={"06": "一般公共预算财政拨款基本支出决算明细表"},
            code_title="功能分类科目编码",
            subtotal="合计",
            landscape=("02", "03", "04", "06", "09"),
            used_label="使用非财政拨款结余",
        ),
        Voice(strip=False, places=1, item_mark="（{}）"),
        Look(
            body="AR PL UMing CN",
            heading="AR PL UMing CN",
            cell="AR PL UMing CN",
            body_size=15,
            cell_size=9,
            row=0.6,
            rules="thick",
            fill="#eeeeee",
            footer="第 {} 页",
            row_heights={"01": 0.56, "04": 0.36, "06": 0.4},
            heading_above_form=False,
        ),
        units="table",
    ),
    "text-hubei": Layout(
        Manner(titles={"06": "一般公共预算财政拨款基本支出决算明细表"}),
        Voice(captions=True),
        output="grid",
        absent=("07", "08"),
    ),
    "text-layout": Layout(
        Manner(used_label="使用非财政拨款结余（含专用结余）", subtotal="合计"),
        Voice(strip=False, places=2),
        units="table",
        output="columns",
    ),
    "word-yuan": Layout(
        Manner(
            order=("01", "02", "03", "04", "05", "06", "09", "07", "08"),
            in_yuan=True,
            thousands=True,
            unit_word="元",
            titles={"09": "一般公共预算财政拨款“三公”经费支出决算表"},
            used_label="使用非财政拨款结余",
        ),
        Voice(three_first=True),
        Look(
            body="Noto Sans CJK SC",
            heading="Noto Sans CJK SC",
            cell="Noto Sans CJK SC",
            cell_size=8,
            header_size=8,
            body_size=13,
            rules="open",
            row=0.55,
            row_heights={"01": 0.52, "04": 0.33, "06": 0.38},
            leader=".",
            footer="— {} —",
            bold_header=True,
            wide_margins=(1.7, 1.5, 1.7, 1.5),
        ),
        extra=True,
        tagged=True,
    ),
}
