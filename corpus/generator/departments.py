"""The seven fictional departments: what they do and roughly what they spend (万元). Every place is invented."""

from dataclasses import dataclass, field


@dataclass
class Department:
    name: str  # file name of the report
    entity: str
    short: str
    year: int
    seed: int
    kind: str  # 部门 or 单位
    items: list
    duties: list
    offices: str
    units: list  # (name, remark)
    projects: list  # (name, weight)
    outputs: dict  # project -> two results
    three: tuple = (0, 0, 0, 0)  # 万元 paid by projects: abroad, new cars, running, guests
    three_prior: tuple = None
    running_share: int = 100
    buying: tuple = (120, 0, 310)  # ‰ of project expenditure: goods, works, services
    without: tuple = ("30212", "31013")
    unbudgeted: tuple = ()
    prior_factor: int = 9300
    cars: tuple = (0, 1, 1, 0, 2, 0, 0, 1)  # the eight kinds in their prescribed order
    machines: int = 0
    trips: dict = field(default_factory=lambda: {"abroad": (0, 0), "guests": (14, 96)})
    county: str = "区"


def staff(scale, both=True):
    """Social insurance and housing of a department whose pension contribution is about `scale` 万元."""
    rows = [
        ("2080505", "gen", scale, 0, {}),
        ("2080506", "gen", scale * 0.38, 0, {}),
        ("2101101", "gen", scale * 0.31, 0, {}),
        ("2210201", "gen", scale * 0.94, 0, {}),
        ("2080501", "gen", scale * 0.27, 0, {}),
    ]
    if both:
        rows += [("2101102", "gen", scale * 0.22, 0, {}), ("2080502", "gen", scale * 0.12, 0, {})]
    return rows


CULTURE = Department(
    name="word-hubei",
    entity="云泽市沅桥区文化和旅游局",
    short="区文旅局",
    year=2023,
    seed=11,
    kind="部门",
    items=[
        ("2070101", "gen", 412, 0, {}),
        ("2070102", "gen", 0, 96, {"opening": 4.2}),
        ("2070104", "gen", 138, 61, {"source": "sup", "other_project": 12}),
        ("2070105", "gen", 77, 24, {}),
        ("2070108", "gen", 0, 47, {}),
        ("2070109", "gen", 120, 88, {"closing": 6.5}),
        ("2070112", "gen", 0, 31, {}),
        ("2070114", "gen", 0, 145, {}),
        ("2070199", "gen", 0, 52, {"source": "oth", "other_project": 8.3, "other_opening": 2.1, "other_closing": 0.9}),
        ("2070204", "gen", 0, 1180, {"opening": 22}),
        ("2070205", "gen", 66, 40, {"source": "biz", "other_basic": 15.4}),
        ("2070307", "gen", 0, 35, {}),
        ("2070308", "gen", 0, 42, {}),
        ("2079903", "gen", 0, 60, {}),
        ("2080801", "gen", 7.4, 0, {}),
        ("2089999", "gen", 2.1, 0, {}),
        ("2101103", "gen", 6.3, 0, {}),
        ("2120899", "fund", 0, 150, {}),
        ("2130599", "gen", 0, 20, {}),
        ("2296003", "fund", 0, 45, {"opening": 5, "closing": 3.2}),
    ]
    + staff(71),
    duties=[
        "起草全区文化、旅游、文物、体育工作的年度安排并组织落实。",
        "统筹公共文化设施的布点、开放和免费服务，指导镇街文化站点的日常运转。",
        "承担不可移动文物的巡查、修缮计划编制和考古工地的配合工作。",
        "指导旅游景区、民宿和旅行社提升服务，受理游客的投诉和建议。",
        "组织群众性文体活动，扶持业余文艺队伍和体育社团。",
        "承担文化市场的日常管理和行业安全检查。",
    ],
    offices="局机关内设办公室、公共服务股、文物保护股、产业发展股、体育股、市场管理股，核定行政编制21名，年末实有在职人员20名。",
    units=[
        ("云泽市沅桥区文化和旅游局（本级）", "行政单位"),
        ("云泽市沅桥区图书馆", "公益一类"),
        ("云泽市沅桥区文化馆", "公益一类"),
        ("云泽市沅桥区博物馆", "公益一类"),
    ],
    projects=[
        ("老城墙东段抢险修缮项目", 60),
        ("公共文化场馆免费开放项目", 14),
        ("乡村文化活动补助项目", 9),
        ("文旅宣传推介项目", 8),
        ("文物安全巡查项目", 5),
    ],
    outputs={
        "老城墙东段抢险修缮项目": ("修补城墙本体二百余米，拆除险情支护三处", "周边居民出入安全得到保障"),
        "公共文化场馆免费开放项目": ("三个场馆全年开放均超过三百天", "读者和观众人次比上年有所提高"),
        "乡村文化活动补助项目": ("送演出下乡六十余场", "各村自办活动的数量增多"),
        "文旅宣传推介项目": ("制作四季主题短片四部", "外地游客咨询量上升"),
        "文物安全巡查项目": ("登记在册的文物点每季度巡查一遍", "全年没有发生文物安全事故"),
    },
    three=(0, 0, 4.1, 1.3),
    unbudgeted=("2079903", "2130599"),
    running_share=61,
    buying=(70, 310, 160),
    prior_factor=8900,
    trips={"abroad": (0, 0), "guests": (31, 214)},
)

MARKET = Department(
    name="wps-shanghai",
    entity="东澜市临汐区市场监督管理局",
    short="区市场监管局",
    year=2024,
    seed=23,
    kind="部门",
    items=[
        ("2013801", "gen", 3120, 0, {}),
        ("2013802", "gen", 0, 418, {}),
        ("2013805", "gen", 0, 96, {}),
        ("2013808", "gen", 0, 133, {"opening": 0}),
        ("2013812", "gen", 0, 71, {}),
        ("2013815", "gen", 0, 158, {}),
        ("2013816", "gen", 0, 372, {}),
        ("2013850", "gen", 846, 0, {"source": "oth", "other_basic": 9.6, "other_opening": 14.2, "other_closing": 11.8}),
        ("2013899", "gen", 0, 64, {}),
        ("2101103", "gen", 38, 0, {}),
        ("2210203", "gen", 214, 0, {}),
        ("2080801", "gen", 19, 0, {}),
    ]
    + staff(386),
    duties=[
        "管理辖区内各类经营主体的登记注册，办理年度报告和信用信息公示。",
        "维护市场交易秩序，查处价格、广告、合同和网络交易中的违法行为。",
        "承担食品生产、流通、餐饮各环节的日常检查和抽样检验。",
        "监督药品零售、医疗器械使用和化妆品经营的质量。",
        "推进计量、标准、认证工作，对电梯、锅炉等特种设备实施安全监察。",
        "受理消费者的投诉举报并组织调解。",
    ],
    offices="",
    units=[
        ("东澜市临汐区市场监督管理局（本级）", ""),
        ("东澜市临汐区市场监督管理局执法大队", ""),
        ("东澜市临汐区食品药品检验所", ""),
        ("东澜市临汐区消费者权益保护服务中心", ""),
    ],
    projects=[
        ("食品安全抽样检验", 30),
        ("特种设备风险排查", 16),
        ("基层监管所运行保障", 30),
        ("登记窗口信息系统运行", 12),
    ],
    outputs={
        "食品安全抽样检验": ("完成抽检四千二百批次", "不合格食品全部下架处置"),
        "特种设备风险排查": ("检查使用单位一千三百余家", "重大隐患全部按期整改"),
        "基层监管所运行保障": ("九个监管所设备更新到位", "群众办事平均等候时间缩短"),
        "登记窗口信息系统运行": ("系统全年无中断运行", "网上办理比例继续提高"),
    },
    three=(9.6, 0, 21.5, 0.4),
    running_share=88,
    buying=(90, 0, 420),
    prior_factor=10350,
    cars=(0, 1, 2, 3, 18, 2, 0, 4),
    machines=2,
    trips={"abroad": (1, 3), "guests": (9, 71)},
)

WATER = Department(
    name="excel-tables",
    entity="青岚市石栎县水利局",
    short="县水利局",
    year=2024,
    seed=37,
    kind="部门",
    items=[
        ("2130301", "gen", 688, 0, {}),
        ("2130304", "gen", 0, 174, {}),
        ("2130305", "gen", 0, 5230, {"opening": 186, "closing": 240}),
        ("2130306", "gen", 265, 812, {"source": "oth", "other_project": 33.5}),
        ("2130311", "gen", 0, 96, {}),
        ("2130314", "gen", 0, 341, {}),
        ("2130316", "gen", 0, 1275, {}),
        ("2130399", "gen", 0, 208, {}),
        ("2240699", "gen", 0, 155, {}),
        ("2120804", "fund", 0, 1960, {"opening": 120, "closing": 64}),
        ("2230105", "soe", 0, 12.8, {}),
        ("2101103", "gen", 8.8, 0, {}),
    ]
    + staff(92),
    duties=[
        "编制全县水资源开发、节约和保护的规划，核定各镇用水总量。",
        "组织重点水利工程的前期论证、施工管理和竣工验收。",
        "负责水库、堤防、闸站的运行监督和除险加固。",
        "承担汛期值守、雨情水情监测和抢险物资的储备调度。",
        "指导农村供水和灌区改造，推广节水灌溉。",
        "依法处理河道管理范围内的违法行为，调解水事纠纷。",
    ],
    offices="县水利局设办公室、规划建设科、运行管理科、水旱灾害防御科、农村水利科、政策法规科六个内设机构，年末在职人员58名，退休人员34名。",
    units=[
        ("青岚市石栎县水利局（本级）", "财政拨款"),
        ("石栎县白蒲水库管理所", "财政拨款"),
        ("石栎县水利工程质量服务站", "财政拨款"),
    ],
    projects=[
        ("白蒲水库除险加固工程", 52),
        ("石栎河左岸堤防加高", 20),
        ("村级供水管网改造", 16),
        ("山洪灾害监测站点维护", 5),
    ],
    outputs={
        "白蒲水库除险加固工程": ("大坝防渗墙浇筑完成，溢洪道闸门更换两扇", "下游三个镇的防洪标准提高"),
        "石栎河左岸堤防加高": ("加高堤防二点六公里", "沿岸农田受淹的次数减少"),
        "村级供水管网改造": ("更换管道四十一公里，惠及十七个村", "末端水压不足的问题基本解决"),
        "山洪灾害监测站点维护": ("八十二处站点全年在线", "预警信息发布更加及时"),
    },
    three=(0, 17.9, 12.6, 2.2),
    three_prior=(None, 0, None, None),
    running_share=74,
    buying=(40, 520, 110),
    prior_factor=9720,
    unbudgeted=("2240699",),
    cars=(0, 1, 1, 4, 0, 3, 0, 2),
    machines=5,
    county="县",
    trips={"abroad": (0, 0), "guests": (26, 183)},
)
