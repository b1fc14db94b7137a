"""Titles and notes of the nine forms, and what differs between the places and years that print them."""

from dataclasses import dataclass, field

TITLES = {
    "01": "收入支出决算总表",
    "02": "收入决算表",
    "03": "支出决算表",
    "04": "财政拨款收入支出决算总表",
    "05": "一般公共预算财政拨款支出决算表",
    "06": "一般公共预算财政拨款基本支出决算表",
    "07": "政府性基金预算财政拨款收入支出决算表",
    "08": "国有资本经营预算财政拨款支出决算表",
    "09": "财政拨款“三公”经费支出决算表",
}
NOTES = {
    "01": "注：本表反映{}本年度的总收支和年末结转结余情况。",
    "02": "注：本表反映{}本年度取得的各项收入情况。",
    "03": "注：本表反映{}本年度各项支出情况。",
    "04": "注：本表反映{}本年度财政拨款总收支和年末结转结余情况。",
    "05": "注：本表反映{}本年度一般公共预算财政拨款支出情况。",
    "06": "注：本表反映{}本年度一般公共预算财政拨款基本支出明细情况。",
    "07": "注：本表反映{}本年度政府性基金预算财政拨款收入支出及结转和结余情况。",
    "08": "注：本表反映{}本年度国有资本经营预算财政拨款支出情况。",
    "09": "注：本表反映{}本年度“三公”经费支出预决算情况。",
}


@dataclass
class Manner:
    """What differs between places and years; every field is one visible difference."""

    order: tuple = ("01", "02", "03", "04", "05", "06", "07", "08", "09")
    amount: str = "金额"  # heading of an amount in 01 and 04
    lines: bool = True  # 行次 and 栏次
    zero: str = "0.00"
    thousands: bool = False
    in_yuan: bool = False
    split_code: bool = False
    code_title: str = "科目代码"
    total_at_end: tuple = ()
    merge_total: bool = False
    lanes: int = 3
    subtotal: str = "小计"  # of 本年支出 in 05
    group_05: bool = True  # 本年支出 printed above 小计, 基本支出, 项目支出
    state_capital_flow: bool = False  # 08 as 收入支出
    interleaved: bool = False  # 09: 预算数 and 决算数 side by side for each item
    used_label: str = "使用非财政拨款结余和专用结余"
    titles: dict = field(default_factory=dict)
    numbered: bool = True  # 公开01表
    landscape: tuple = ("02", "03", "04", "06", "07", "09")
    empty_sentence: bool = False
    unit_word: str = "万元"
