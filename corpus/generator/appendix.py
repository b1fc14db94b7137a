"""Everything around the forms and their explanation: cover, duties, glossary, self-assessment tables."""

from codes import FUNCTIONAL
from money import decimal, hundredths, percent
from table import Cell, Table, head

TERMS = [
    ("一般公共预算财政拨款收入", "本级财政当年从一般公共预算中拨付的资金"),
    ("政府性基金预算财政拨款收入", "本级财政当年从政府性基金预算中拨付的资金"),
    ("上级补助收入", "事业单位收到的主管部门和上级单位给予的非财政补助"),
    ("事业收入", "事业单位开展本业活动取得的收入"),
    ("其他收入", "除财政拨款、上级补助、事业、经营、附属单位上缴以外的收入"),
    ("年初结转和结余", "以前年度没有用完、转到本年继续使用的资金"),
    ("年末结转和结余", "本年没有用完、转到以后年度继续使用的资金"),
    ("基本支出", "维持机构运转和完成日常工作所需的人员支出与公用支出"),
    ("项目支出", "在基本支出以外，为完成特定任务安排的支出"),
    ("“三公”经费", "用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费、公务接待费"),
    ("机关运行经费", "行政单位和参照公务员法管理的单位用于购买货物和服务、保障运转的支出"),
]


def unit_table(spec):
    rows = [[head(str(n)), Cell(name, kind="label"), head(remark)] for n, (name, remark) in enumerate(spec.units, 1)]
    return Table("", "", [6, 30, 12], [[head("序号"), head("单位名称"), head("备注")]], rows)


def overview(spec, year, as_table):
    blocks = [("h2", f"一、{'主要职能' if as_table == 'shanghai' else '主要职责'}")]
    blocks += [("p", f"（{'一二三四五六七八九十'[n]}）{duty}") for n, duty in enumerate(spec.duties)]
    blocks.append(("h2", "二、部门决算单位构成" if as_table == "shanghai" else "二、机构设置情况"))
    if not spec.units:
        return blocks + [("p", f"{spec.entity}为独立核算的二级预算单位，没有下属单位。"), ("p", spec.offices)]
    below = len(spec.units) - 1
    blocks.append(
        ("p", f"从单位构成看，{spec.entity}部门决算由实行独立核算的{spec.entity}本级决算和{below}个下属单位决算组成。")
    )
    if as_table:
        blocks += [("p", f"纳入{spec.entity}{year}年度部门决算编制范围的单位包括："), ("table", unit_table(spec))]
    else:
        blocks.append(("p", f"纳入{spec.entity}{year}年度部门决算编制范围的二级预算单位包括："))
        blocks += [("p", f"{n}. {name}") for n, (name, _) in enumerate(spec.units, 1)]
    return blocks + ([("p", spec.offices)] if spec.offices else [])


def glossary(account, spec):
    blocks = [
        ("p", f"（{'一二三四五六七八九十'[n] if n < 10 else '十' + '一二三'[n - 10]}）{term}：指{text}。")
        for n, (term, text) in enumerate(TERMS)
    ]
    blocks.append(("p", f"（十二）本{spec.kind}使用的支出功能分类科目（到项级）："))
    codes = [i.code for i in account.items if i.fiscal][:8]
    return blocks + [
        ("p", f"{n}. {FUNCTIONAL[c[:3]]}（类）{FUNCTIONAL[c[:5]]}（款）{FUNCTIONAL[c]}（项）")
        for n, c in enumerate(codes, 1)
    ]


def box(on, mark):
    return mark[0] if on else mark[1]


def whole_table(account, spec):
    """部门整体绩效自评表."""
    basic, project = account.total(lambda i: i.basic + i.other_basic), account.total(
        lambda i: i.project + i.other_project
    )
    spent = basic + project
    budget = spent + spent // 37
    rate = percent(hundredths(spent), hundredths(budget), 2)
    score = decimal(2000 * hundredths(spent) // hundredths(budget), 2)
    text = lambda fen: decimal(hundredths(fen), 2)
    center = lambda t, r=1, c=1: Cell(t, r, c, "center")
    body = [
        [center("单位名称"), center(spec.entity, c=6)],
        [center("基本支出总额"), center(text(basic), c=2), center("项目支出总额", c=2), center(text(project), c=2)],
        [
            center("预算执行情况（万元）（20分）", 2),
            center("", c=2),
            center("预算数（A）"),
            center("执行数（B）"),
            center("执行率（B/A）"),
            center("得分（20分×执行率）"),
        ],
        [center("部门整体支出总额", c=2), center(text(budget)), center(text(spent)), center(rate), center(score)],
        [center(t) for t in ("年度目标", "一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值", "得分")],
    ]
    goals = [
        ("产出指标", "数量指标", "年度重点任务完成数量", "6项", "6项", "20"),
        ("", "质量指标", "任务验收合格比例", "≥95%", "97%", "15"),
        ("", "时效指标", "按期办结比例", "100%", "100%", "15"),
        ("效益指标", "社会效益指标", "服务覆盖范围", "稳步扩大", "稳步扩大", "20"),
        ("满意度指标", "服务对象满意度", "服务对象满意比例", "≥90%", "93%", "10"),
    ]
    spans = {0: 3}
    for n, goal in enumerate(goals):
        row = [center("履职效果（80分）", len(goals))] if n == 0 else []
        if goal[0]:
            row.append(center(goal[0], spans.get(n, 1)))
        body.append(row + [Cell(t, kind="center") for t in goal[1:]])
    body.append([center("偏差或未完成原因"), Cell("部分款项按合同约定在下一年度支付。", columns=6)])
    body.append([center("结果应用"), Cell("作为下一年度预算安排的参考。", columns=6)])
    return Table("", f"{spec.year}年度{spec.entity}整体绩效自评表", [16, 11, 12, 18, 13, 13, 13], [], body)


def project_table(account, spec, number, marks):
    """One 项目绩效自评表 with its check boxes."""
    name, budget, actual = account.projects[number]
    first, second = spec.outputs[name]
    text = lambda fen: decimal(hundredths(fen), 2)
    center = lambda t, r=1, c=1: Cell(t, r, c, "center")
    choice = lambda *options: "　".join(
        f"{n}、{o} {box(n - 1 == number % len(options), marks)}" for n, o in enumerate(options, 1)
    )
    rate = percent(hundredths(actual), hundredths(budget), 2, strip=False)
    body = [
        [center("项目名称"), center(name, c=5)],
        [
            center("主管部门"),
            center(spec.entity if spec.kind == "部门" else "主管局", c=2),
            center("项目实施单位"),
            center(spec.short, c=2),
        ],
        [center("项目类别"), Cell(choice("部门预算项目", "本级专项"), columns=5)],
        [center("项目属性"), Cell(choice("持续性项目", "新增性项目"), columns=5)],
        [center("项目类型"), Cell(choice("常年性项目", "延续性项目", "一次性项目"), columns=5)],
        [
            center("预算执行情况（万元）", 2),
            center("", c=2),
            center("预算数（A）"),
            center("执行数（B）"),
            center("执行率（B/A）"),
        ],
        [center("年度财政资金总额", c=2), center(text(budget)), center(text(actual)), center(rate)],
        [
            center("年度绩效目标", 5),
            center("一级指标"),
            center("二级指标"),
            center("三级指标"),
            center("年初目标值（A）"),
            center("实际完成值（B）"),
        ],
        [center("产出指标", 2), center("数量指标"), Cell(first), center("按计划"), center("已完成")],
        [center("质量指标"), Cell("验收合格比例"), center("100%"), center("100%")],
        [center("效益指标"), center("社会效益指标"), Cell(second), center("达到预期"), center("达到预期")],
        [center("满意度指标"), center("服务对象满意度"), Cell("满意比例"), center("≥90%"), center("94%")],
        [center("偏差大或目标未完成原因分析"), Cell("无", columns=5)],
        [center("改进措施及结果应用方案"), Cell("继续跟踪资金支付进度。", columns=5)],
    ]
    return Table("", f"{spec.year}年度{name}绩效自评表", [16, 12, 14, 24, 14, 14], [], body)


def assets_table(spec):
    """The tenth table of the FY2021 unit report: no amounts in it, only counts."""
    kinds = [
        "副县级及以上领导干部用车",
        "主要负责人用车",
        "机要通信用车",
        "应急保障用车",
        "执法执勤用车",
        "特种专业技术用车",
        "离退休干部服务用车",
        "其他用车",
    ]
    body = [[center_left("一、车辆数合计（辆）"), head("1"), head(str(sum(spec.cars)))]]
    body += [
        [Cell(f"{n}. {k}", kind="label"), head(str(n + 1)), head(str(v))]
        for n, (k, v) in enumerate(zip(kinds, spec.cars), 1)
    ]
    body.append([center_left("二、单价100万元（含）以上专用设备（台，套）"), head("10"), head(str(spec.machines))])
    return Table(
        "",
        "国有资产占用情况表",
        [30, 8, 14],
        [[head("项目"), head("行次"), head("数量")]],
        body,
        number="公开10表",
        entity=f"单位：{spec.entity}",
    )


def center_left(text):
    return Cell(text, kind="label")
