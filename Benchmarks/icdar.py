"""Adjacency relations of the ICDAR 2013 table competition, regions not given.

A relation is a pair of cells that are nearest neighbours, blank cells skipped, to the right or below: (text, text, direction). Text is
compared as in the competition: white space removed, letters in capitals, every other sign a low line. Relations of all predicted tables of a
page are compared with those of all true regions of that page, as bags; a relation on a page without a true table is false. Precision, recall
and F are taken for each document, then averaged over the documents. Nothing is told to the program but the file.
"""

import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

from grid import Grid


@lru_cache(None)
def fold(text):
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")).upper()
    return "".join(x if x.isalnum() else "_" for x in text)


def regions(path):
    """→ [(page, Grid)] of a `-str.xml` file."""
    out = []
    for region in ElementTree.parse(path).getroot().iter("region"):
        cells = []
        for cell in region.findall("cell"):
            r, c = int(cell.get("start-row")), int(cell.get("start-col"))
            high = int(cell.get("end-row") or r) - r + 1
            wide = int(cell.get("end-col") or c) - c + 1
            cells.append((r, c, high, wide, cell.findtext("content") or ""))
        top, left = min(x[0] for x in cells), min(x[1] for x in cells)
        rows = [[""] * (max(x[1] + x[3] for x in cells) - left) for _ in range(max(x[0] + x[2] for x in cells) - top)]
        for r, c, _, _, text in cells:
            rows[r - top][c - left] = text
        spans = [(r - top, c - left, high, wide) for r, c, high, wide, _ in cells if high > 1 or wide > 1]
        out.append((int(region.get("page")), Grid(rows, spans, fold)))
    return out


def with_dropped_headers(table):
    """Cuts a joined table at its page ends, and puts back a header where the table's box on that page begins above its first kept row.

    Programs that join tables over pages leave a repeated header out; the truth has it on each page.
    """
    rows, row_pages = table["rows"], table.get("row_pages") or [table["pages"][0]] * len(table["rows"])
    head = table.get("header_rows") or 0
    for page in sorted(set(row_pages)):
        at = [i for i, p in enumerate(row_pages) if p == page]
        if page != row_pages[0] and head and page in (table.get("dropped_header") or ()):
            at = list(range(head)) + at
        place = {i: n for n, i in enumerate(at)}
        spans = []
        for r, c, high, wide in table.get("spans") or ():
            here = [place[q] for q in range(r, r + high) if q in place]
            if here:
                spans.append((here[0], c, len(here), wide))
        yield page, Grid([rows[i] for i in at], spans, fold)


def score(truth, prediction):
    real, found = defaultdict(Counter), defaultdict(Counter)
    for page, grid in truth:
        real[page] += grid.relations()
    for table in prediction["tables"]:
        if table["rows"]:
            for page, grid in with_dropped_headers(table):
                found[page] += grid.relations()
    hit = sum(sum((real[p] & found[p]).values()) for p in real)
    told, wanted = sum(sum(c.values()) for c in found.values()), sum(sum(c.values()) for c in real.values())
    precision, recall = hit / told if told else 0.0, hit / wanted if wanted else 0.0
    notes = []
    for page in sorted(real.keys() | found.keys()):
        lost, false = real[page] - found[page], found[page] - real[page]
        if lost or false:
            notes.append(f" page {page}: {sum(real[page].values())} true, {sum(lost.values())} lost, {sum(false.values())} false")
            notes += [f"  lost  {a} {'→' if d == 'H' else '↓'} {b}" for a, b, d in list(lost)[:6]]
            notes += [f"  false {a} {'→' if d == 'H' else '↓'} {b}" for a, b, d in list(false)[:6]]
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return dict(precision=precision, recall=recall, f=f, notes=notes)


def documents(folder):
    folder = Path(folder)
    found = [(f.name[: -len("-str.xml")], f) for f in sorted(folder.glob("*-str.xml"))]
    return [(name, folder / f"{name}.pdf", regions(f)) for name, f in found if (folder / f"{name}.pdf").exists()]


def summary(scores):
    mean = lambda key: sum(s[key] for s in scores) / max(1, len(scores))
    return dict(precision=mean("precision"), recall=mean("recall"), f=mean("f"))
