"""How the explanation is worded: the reasons that are given, and what differs between places."""

from dataclasses import dataclass

MORE = [
    "本年度任务增多，资金安排相应增加",
    "上年末下达的资金在本年度集中支付",
    "新进人员到岗，工资和缴费基数有所提高",
    "新开工的项目按进度付款",
]
LESS = [
    "部分事项上年度已经办结，本年度不再安排",
    "日常开支从严控制，能省则省",
    "人员退休后岗位暂未补齐",
    "部分合同的尾款转到下一年度支付",
]


@dataclass
class Voice:
    """How a place words things: decimals, order of sections, what is compared with what."""

    shanghai: bool = False
    strip: bool = True  # 716.4 rather than 716.40
    places: int = 1  # decimals of a percentage
    captions: bool = False  # the captions of charts that a text file has lost
    item_mark: str = "{}. "
    three_first: bool = False  # 三公 before the funds, as it was up to FY2021
