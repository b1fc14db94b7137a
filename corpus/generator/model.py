"""One department's year as exact amounts (分) from which every figure of its report follows."""

from dataclasses import dataclass, field

from codes import ECONOMIC, FREE_WEIGHTS, LINKED
from money import Rng, split

WAN = 1_000_000  # 分 in one 万元


@dataclass
class Item:
    """One 项 of the functional classification and everything that was received and spent under it."""

    code: str
    fund: str  # gen, fund, soe
    basic: int  # paid from that fund
    project: int
    opening: int = 0  # of that fund
    closing: int = 0
    source: str = ""  # a second source besides the fiscal money: sup, biz, op, sub, oth
    other_basic: int = 0
    other_project: int = 0
    operating: int = 0  # 经营支出
    other_opening: int = 0
    other_closing: int = 0
    surplus: int = 0  # 结余分配
    used: int = 0  # 使用非财政拨款结余
    budget: int = 0  # 年初预算 of the fiscal part

    @property
    def fiscal(self):
        return self.basic + self.project

    @property
    def fiscal_income(self):
        return self.fiscal + self.closing - self.opening

    @property
    def other(self):
        return self.other_basic + self.other_project + self.operating

    @property
    def other_income(self):
        return self.other + self.surplus + self.other_closing - self.other_opening - self.used


@dataclass
class Account:
    """The figures of one report."""

    items: list
    economic: dict = field(default_factory=dict)  # 款 code -> 分, general budget, basic expenditure
    three: dict = field(default_factory=dict)  # budget, actual, prior: four amounts each
    prior: dict = field(default_factory=dict)
    running: dict = field(default_factory=dict)  # 机关运行经费: actual, budget, prior
    buying: dict = field(default_factory=dict)
    projects: list = field(default_factory=list)  # (name, budget, actual)

    def total(self, get, prefix="", fund=None):
        return sum(get(i) for i in self.items if i.code.startswith(prefix) and fund in (None, i.fund))

    def codes(self, keep):
        """Every 类, 款, 项 with an item that is kept, in order."""
        found = {i.code[:n] for i in self.items if keep(i) for n in (3, 5, 7)}
        return sorted(found)

    def economic_total(self, prefix):
        return sum(v for k, v in self.economic.items() if k.startswith(prefix))

    @property
    def staff(self):
        return self.economic_total("301") + self.economic_total("303")

    @property
    def office(self):
        return (
            self.economic_total("302")
            + self.economic_total("307")
            + self.economic_total("310")
            + self.economic_total("399")
        )


def about(rng, wan, exact=False):
    """An amount near the given number of 万元, down to the 分."""
    if not wan:
        return 0
    fen = round(wan * WAN)
    return fen if exact else fen * rng.between(9200, 10800) // 10000 + rng.between(1, 9999)


def build(spec):
    rng = Rng(spec.seed)
    items = []
    for code, fund, basic, project, extra in spec.items:
        item = Item(code, fund, about(rng, basic), about(rng, project))
        for name, value in extra.items():
            setattr(item, name, value if name == "source" else about(rng, value))
        if item.used:  # keeps the second source's own balance honest
            item.used = min(item.used, item.other)
        factor = rng.pick([7600, 8800, 9350, 9900, 10000, 10000, 10400, 11200])
        if factor != 10000:
            factor += rng.between(-290, 290)
        item.budget = item.fiscal * factor // 10000
        if item.budget != item.fiscal:
            item.budget -= item.budget % 10000  # budgets are set in round figures
        if code in spec.unbudgeted:
            item.budget = 0
        items.append(item)
    account = Account(sorted(items, key=lambda i: i.code))
    spread_basic(account, rng, spec)
    three_public(account, rng, spec)
    earlier_year(account, rng, spec)
    operations(account, rng, spec)
    return account


def spread_basic(account, rng, spec):
    """公开06: person-related functional items fix their economic item, the rest is spread by weights."""
    economic = {code: 0 for code, _ in ECONOMIC if len(code) == 5}
    free = 0
    for item in account.items:
        if item.fund != "gen":
            continue
        if item.code in LINKED:
            economic[LINKED[item.code]] += item.basic
        else:
            free += item.basic
    codes = [c for c in FREE_WEIGHTS if c not in spec.without]
    weights = [FREE_WEIGHTS[c] * rng.between(60, 140) for c in codes]
    for code, part in zip(codes, split(free, weights)):
        economic[code] += part
    account.economic = economic


def three_public(account, rng, spec):
    """三公: the part inside basic expenditure plus what projects paid, so part never exceeds whole."""
    abroad, buy, run, guests = spec.three
    actual = [
        account.economic["30212"] + about(rng, abroad),
        account.economic["31013"] + about(rng, buy),
        account.economic["30231"] + about(rng, run),
        account.economic["30217"] + about(rng, guests),
    ]
    budget = [a * rng.between(10100, 12600) // 10000 // 10000 * 10000 + 10000 if a else 0 for a in actual]
    prior = [a * rng.between(8300, 12400) // 10000 if a else 0 for a in actual]
    if spec.three_prior is not None:
        prior = [about(rng, p) if p is not None else q for p, q in zip(spec.three_prior, prior)]
    account.three = {"budget": budget, "actual": actual, "prior": prior}


def earlier_year(account, rng, spec):
    """Last year's totals: its closing balance is this year's opening balance."""
    prior = {}
    for fund in ("gen", "fund", "soe"):
        spent = account.total(lambda i: i.fiscal, fund=fund)
        factor = {"gen": spec.prior_factor, "fund": 9100, "soe": 10800}[fund]
        spent = spent * (factor + rng.between(-150, 150)) // 10000
        closing = account.total(lambda i: i.opening, fund=fund)
        opening = closing * rng.between(30, 90) // 100
        prior[fund] = {"spent": spent, "closing": closing, "opening": opening, "income": spent + closing - opening}
    other = account.total(lambda i: i.other) * rng.between(8500, 11500) // 10000
    closing = account.total(lambda i: i.other_opening)
    opening = closing * rng.between(30, 90) // 100
    prior["other"] = {"spent": other, "closing": closing, "opening": opening, "income": other + closing - opening}
    for name in ("spent", "closing", "opening", "income"):
        prior[name] = sum(prior[f][name] for f in ("gen", "fund", "soe", "other"))
        prior["fiscal " + name] = sum(prior[f][name] for f in ("gen", "fund", "soe"))
    account.prior = prior


def operations(account, rng, spec):
    office = account.office
    if spec.running_share:
        actual = office * spec.running_share // 100
        account.running = {
            "actual": actual,
            "budget": actual * rng.between(9300, 11900) // 10000,
            "prior": actual * rng.between(8700, 11300) // 10000,
        }
    project = account.total(lambda i: i.project, fund="gen")
    goods, works, services = [project * share // 1000 + rng.between(1, 9999) if share else 0 for share in spec.buying]
    small = (goods + works + services) * rng.between(62, 94) // 100
    account.buying = {
        "货物": goods,
        "工程": works,
        "服务": services,
        "small": small,
        "micro": small * rng.between(35, 80) // 100,
    }
    weights = [w * rng.between(85, 115) for _, w in spec.projects]
    for (name, _), actual in zip(spec.projects, split(project, weights)):
        budget = actual if rng.between(0, 3) == 0 else actual * rng.between(10010, 10900) // 10000
        if budget != actual:
            budget += 10000 - budget % 10000
        account.projects.append((name, budget, actual))
