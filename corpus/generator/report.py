"""A whole report as blocks: cover, contents, the six parts. Writers draw the blocks, truth reads the same tables."""

from appendix import assets_table, glossary, overview, project_table, whole_table
from codes import ordinal
from forms import Forms
from layouts import LAYOUTS
from model import build
from narrative import Narrative


class Report:
    def __init__(self, spec):
        self.spec = spec
        self.layout = LAYOUTS[spec.name]
        self.account = build(spec)
        self.tables = Forms(self.account, spec, self.layout.manner).all()
        titles = {t.form: t.title for t in self.tables}
        self.parts = self.compose(titles)
        self.errors = []

    def compose(self, titles):
        """[(heading, blocks)] of the six parts; the second holds the forms."""
        s, lay = self.spec, self.layout
        year = f"{s.year}年度"
        forms = [("form", t, number) for number, t in enumerate(self.tables, 1) if t.form not in lay.absent]
        story = Narrative(self.account, s, lay.voice, titles).build()
        marks = [list(lay.marks)] * 3
        if lay.output == "grid":  # one table kept the markup it was pasted with
            marks = [['<input checked="" type="checkbox"/>', '<input type="checkbox"/>']] + marks[1:]
        extras = [whole_table(self.account, s)] + [
            project_table(self.account, s, n, marks[n]) for n in range(min(3, len(self.account.projects)))
        ]
        annex = [("table", table) for table in extras]
        self.extra_tables = extras
        if lay.extra:
            self.assets = assets_table(s)
            forms.append(("form", self.assets, 10))
            self.extra_tables = [self.assets] + extras
        parts = [
            (f"第一部分　{s.entity}概况", overview(s, s.year, lay.units)),
            (f"第二部分　{s.entity}{year}{s.kind}决算表", forms),
            (f"第三部分　{s.entity}{year}{s.kind}决算情况说明", story),
            ("第四部分　其他需要说明的情况", [("p", f"{self.spec.entity}没有其他需要说明的情况。")]),
            ("第五部分　名词解释", glossary(self.account, s)),
            ("第六部分　附件", annex),
        ]
        self.extra_titles = [t.title for t in self.extra_tables]
        if any(kind == "table" for kind, *_ in parts[0][1]):  # the list of units bears the heading above it
            self.extra_titles.insert(0, "部门决算单位构成" if lay.units == "shanghai" else "机构设置情况")
        return parts

    def form(self, key):
        return next(t for t in self.tables if t.form == key)

    def replace(self, old, new, part=2):
        """Exactly one change in the text of a part."""
        blocks = self.parts[part][1]
        hits = [n for n, b in enumerate(blocks) if b[0] == "p" and old in b[1]]
        assert len(hits) == 1 and blocks[hits[0]][1].count(old) == 1, (old, len(hits))
        blocks[hits[0]] = ("p", blocks[hits[0]][1].replace(old, new))
        return blocks[hits[0]][1]

    def paragraph(self, beginning, part=2):
        hits = [b[1] for b in self.parts[part][1] if b[0] == "p" and beginning in b[1]]
        assert len(hits) == 1, (beginning, len(hits))
        return hits[0]

    def headings(self):
        """(level, printed heading, key to find it by) for the contents."""
        found = []
        for heading, blocks in self.parts:
            found.append((0, heading))
            for b in blocks:
                if b[0] == "h2":
                    found.append((1, b[1]))
            if heading.startswith("第二"):
                found += [(1, f"{ordinal(n)}、{t.title}") for n, t in enumerate(self.tables, 1)]
                if self.layout.extra:
                    found.append((1, f"十、{self.assets.title}"))
        return found
