"""A table as cells. An amount cell knows what it states, so truth is read off the same cells that are drawn."""

from dataclasses import dataclass, field


@dataclass
class Cell:
    text: str = ""
    rows: int = 1
    columns: int = 1
    kind: str = "text"  # text, label, center, code, amount
    label: str = ""
    line: str = ""
    code: str = ""
    column: str = ""


@dataclass
class Table:
    form: str  # 01..09, or "" for any other table
    title: str
    widths: list  # relative
    header: list  # rows of Cell, without the cells that a span covers
    body: list
    number: str = ""  # 公开01表
    entity: str = ""  # 部门：X
    unit: str = ""  # 单位：万元
    notes: list = field(default_factory=list)
    landscape: bool = False
    pages: list = field(default_factory=list)

    @property
    def empty(self):
        return not any(c.kind == "amount" and c.text.strip("0.,") for row in self.body for c in row)

    def amounts(self):
        """(body row from 1, cell) of every printed amount."""
        for number, row in enumerate(self.body, 1):
            for cell in row:
                if cell.kind == "amount" and cell.text:
                    yield number, cell

    def find(self, column, code="", label=""):
        hits = [c for _, c in self.amounts() if c.column == column and c.code == code and label in ("", c.label)]
        assert len(hits) == 1, (self.title, column, code, label, len(hits))
        return hits[0]


def placed(rows, width):
    """Rows of (column, cell) with None where a span covers, so that a writer can walk every grid position."""
    covered = {}
    grid = []
    for r, row in enumerate(rows):
        cells = iter(row)
        line = []
        c = 0
        while c < width:
            if covered.get((r, c)):
                line.append(None)
                c += 1
                continue
            cell = next(cells)
            for dr in range(cell.rows):
                for dc in range(cell.columns):
                    if dr or dc:
                        covered[r + dr, c + dc] = True
            line.append(cell)
            c += 1
        assert next(cells, None) is None, ("too many cells", [x.text for x in row])
        grid.append(line)
    return grid


def head(text, rows=1, columns=1):
    return Cell(text, rows, columns, "center")
