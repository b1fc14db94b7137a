"""Tables as the scorers see them: text without white space, the owner of every place, one piece for each page.

A prediction is {"tables": [{"pages": [8, 9], "rows": [["收入", null, "12.00"], …], "spans": [[r, c, rows, columns], …],
"row_pages": [8, 8, 9, …]}]}: "" is an empty cell, null a place covered by a span. `row_pages` and `spans` may be missing.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

NUMBER = re.compile(r"[-(+]?\d[\d,]*(\.\d+)?%?\)?|—+|-+")


@lru_cache(None)
def norm(text):
    """Compatibility forms folded, all white space removed."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)) if text else ""


@lru_cache(None)
def is_number(text):
    """A figure or a dash; `text` is normalised."""
    return bool(NUMBER.fullmatch(text))


class Grid:
    """The normalised text at the first place of each cell, and for every place the first place of its cell."""

    def __init__(self, rows, spans=(), fold=norm):
        self.height = len(rows)
        self.width = max((len(row) for row in rows), default=0)
        self.text = [[fold(x or "") for x in row] + [""] * (self.width - len(row)) for row in rows]
        self.owner = [[(r, c) for c in range(self.width)] for r in range(self.height)]
        self.spans = [tuple(s) for s in spans or ()]
        for r, c, high, wide in self.spans:
            for i in range(max(0, r), min(self.height, r + high)):
                for j in range(max(0, c), min(self.width, c + wide)):
                    self.owner[i][j] = (max(0, r), max(0, c))

    def relations(self):
        """Adjacency relations: (text, nearest text that is not blank, direction), each pair of cells once."""
        found = set()
        lines = [([self.owner[r][c] for c in range(self.width)], "H") for r in range(self.height)]
        lines += [([self.owner[r][c] for r in range(self.height)], "V") for c in range(self.width)]
        for line, direction in lines:
            last = None
            for place in line:
                if place == last or not self.text[place[0]][place[1]]:
                    continue
                if last is not None:
                    found.add((last, place, direction))
                last = place
        return Counter((self.text[a[0]][a[1]], self.text[b[0]][b[1]], d) for a, b, d in found)

    def trimmed(self):
        """The rows without blank rows and blank columns."""
        rows = [row for row in self.text if any(row)]
        keep = [c for c in range(self.width) if any(row[c] for row in rows)]
        return [[row[c] for c in keep] for row in rows]

    def words(self):
        return Counter(x for row in self.text for x in row if x)


class Piece:
    """What one page shows of a predicted table. `above` holds the rows of the same table on earlier pages."""

    def __init__(self, page, rows, spans, index, above):
        self.page, self.index, self.rows, self.above = page, index, rows, above
        self.grid = Grid(rows, spans)


def pieces(prediction):
    """Cuts joined tables at the page ends, where the rows' pages are known."""
    out = []
    for index, table in enumerate(prediction["tables"]):
        rows = table["rows"]
        if not rows:
            continue
        first = (table.get("pages") or [table.get("page", 1)])[0]
        row_pages = table.get("row_pages") or [first] * len(rows)
        for page in sorted(set(row_pages)):
            at = [i for i, p in enumerate(row_pages) if p == page]
            place = {i: n for n, i in enumerate(at)}
            spans = []
            for r, c, high, wide in table.get("spans") or ():
                here = [place[q] for q in range(r, r + high) if q in place]
                if here:
                    spans.append((here[0], c, len(here), wide))
            above = Grid(rows[: at[0]]) if at[0] else None
            out.append(Piece(page, [rows[i] for i in at], spans, index, above))
    return out


def align(weight, height, width):
    """Order-preserving pairs (i, j) with the greatest sum of `weight[i, j]`, a dictionary without the zeros."""
    best = [[0.0] * (width + 1)]
    for i in range(height):
        above, row = best[i], [0.0]
        for j in range(width):
            w = weight.get((i, j), 0.0)
            row.append(max(above[j + 1], row[j], above[j] + w))
        best.append(row)
    pairs, i, j = {}, height, width
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs[i] = j
    return pairs


def align_rows(truth, found):
    """Rows of `truth` → rows of `found`, both grids, by the texts they share; words weigh more than figures."""
    weight = {}
    ours = [Counter(x for x in row if x) for row in found.text]
    for i, row in enumerate(truth.text):
        here = Counter(x for x in row if x)
        for j, other in enumerate(ours):
            w = 0.0
            for text in here.keys() & other.keys():
                one = 1.0 if not is_number(text) else 0.05 if len(text) < 6 else 0.2 if "." in text else 1.0
                w += min(here[text], other[text]) * one
            if w:
                weight[i, j] = w
    return align(weight, truth.height, found.height)


def align_columns(truth, found, rows):
    """Columns of `truth` → columns of `found`, given the row pairs."""
    weight = Counter()
    for i, j in rows.items():
        for a, text in enumerate(truth.text[i]):
            if text:
                for b, other in enumerate(found.text[j]):
                    if other == text:
                        weight[a, b] += 1 if is_number(text) else 3
    return align(weight, truth.width, found.width)


def differences(truth, found, limit=8):
    """The first differences of two lists of rows, for people."""
    if not found:
        return ["  no table found"]
    out = []
    shape = [(len(rows), max(map(len, rows), default=0)) for rows in (truth, found)]
    if shape[0] == shape[1]:
        for r, (a, b) in enumerate(zip(truth, found)):
            for c, (x, y) in enumerate(zip(a, b)):
                if x != y:
                    out.append(f"  row {r + 1} column {c + 1}: {x or '∅'} → {y or '∅'}")
    else:
        out.append(f"  shape {shape[0][0]}×{shape[0][1]} → {shape[1][0]}×{shape[1][1]}")
        have = Counter(map(tuple, found))
        for r, row in enumerate(truth):
            if have[tuple(row)]:
                have[tuple(row)] -= 1
            else:
                near = max(found, key=lambda other: sum((Counter(filter(None, row)) & Counter(filter(None, other))).values()))
                out.append(f"  row {r + 1}: {'|'.join(row)}\n      → {'|'.join(near)}")
    return out[:limit] + ([f"  … {len(out) - limit} more"] if len(out) > limit else [])


def stacked(parts, pages, words):
    """The table of `words` over `pages`, put together from the best piece of each page. → Grid or None

    A first row that stands at the top of an earlier page already is a repeated header; it and what repeats below it are left out.
    """
    rows, spans = [], []
    for page in pages:
        here = [p for p in parts if p.page == page]
        score = lambda p: (sum((words & p.grid.words()).values()), -p.grid.height * p.grid.width)
        piece = max(here, key=score, default=None)
        if piece is None or not score(piece)[0]:
            continue
        skip, fold = 0, lambda row: [norm(x or "") for x in row]
        while rows and skip < min(len(piece.rows), len(rows), 6) and fold(piece.rows[skip]) == fold(rows[skip]) and any(piece.rows[skip]):
            skip += 1
        offset = len(rows) - skip
        spans += [(r + offset, c, high, wide) for r, c, high, wide in piece.grid.spans if r >= skip]
        rows += piece.rows[skip:]
    return Grid(rows, spans) if rows else None
