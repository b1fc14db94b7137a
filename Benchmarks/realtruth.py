"""Grids of real published documents against checked truth: figures at their place, shapes, spans, whole grids.

A logical table is compared over all its pages, a repeated header once. A row cut by a page end may come as one row more (blank), where the
truth says so (`optional_blank_after`).
"""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

from grid import Grid, align_columns, align_rows, differences, norm, pieces, stacked

AMOUNT = re.compile(r"-?\d[\d,]*\.\d+%?")


def without_optional_blanks(grid, truth):
    """Drops a blank row that the truth allows at a page end."""
    extra = grid.height - len(truth["grid"])
    rows, spans = grid.text, grid.spans
    for after in reversed(truth.get("optional_blank_after") or ()):
        if extra > 0 and after + 1 < len(rows) and not any(rows[after + 1]):
            rows = rows[: after + 1] + rows[after + 2 :]
            spans = [(r - (r > after), c, high - (r <= after < r + high - 1), wide) for r, c, high, wide in spans]
            extra -= 1
    return Grid(rows, [s for s in spans if s[2] > 1 or s[3] > 1])


def score(truth, prediction):
    parts = pieces(prediction)
    out = dict(figures=0, figuresTotal=0, shapes=0, spans=0, spansTotal=0, spansFalse=0, grids=0, tablesTotal=len(truth), notes=[])
    for table in truth:
        true = Grid(table["grid"], table["spans"])
        wanted = [(r, c) for r in range(true.height) for c in range(true.width) if AMOUNT.fullmatch(true.text[r][c])]
        out["figuresTotal"] += len(wanted)
        out["spansTotal"] += len(true.spans)
        found = stacked(parts, table["pages"], true.words())
        if found is None:
            out["notes"].append(f"{table['form'] or ''} {table['title']}: no table found")
            continue
        found = without_optional_blanks(found, table)
        same = (found.height, found.width) == (true.height, true.width)
        if same:
            rows, columns = {r: r for r in range(true.height)}, {c: c for c in range(true.width)}
        else:
            rows = align_rows(true, found)
            columns = align_columns(true, found, rows)
        hits = sum(1 for r, c in wanted if r in rows and c in columns and found.text[rows[r]][columns[c]] == true.text[r][c])
        spans = len(set(true.spans) & set(found.spans)) if same else 0
        out["figures"] += hits
        out["shapes"] += same
        out["spans"] += spans
        out["spansFalse"] += len(found.spans) - spans
        exact = same and found.text == true.text
        out["grids"] += exact
        if not exact or spans < len(true.spans) or len(found.spans) > spans:
            out["notes"].append(f"{table['form'] or ''} {table['title']} (pages {table['pages']}): {hits} of {len(wanted)} figures")
            if not exact:
                out["notes"] += differences(true.text, found.text)
            elif same:
                lost, false = set(true.spans) - set(found.spans), set(found.spans) - set(true.spans)
                out["notes"] += [f"  span lost row {s[0] + 1} column {s[1] + 1} {s[2]}×{s[3]}" for s in sorted(lost)[:4]]
                out["notes"] += [f"  span false row {s[0] + 1} column {s[1] + 1} {s[2]}×{s[3]}" for s in sorted(false)[:4]]
    return out


def documents(folder):
    """→ [(name, PDF, truth)] for `real/`, truth beside in `real/truth/`."""
    out = []
    for f in sorted((Path(folder) / "truth").glob("*.json")):
        pdf = Path(folder) / f"{f.stem}.pdf"
        if pdf.exists():
            out.append((f.stem, pdf, json.loads(f.read_text())))
    return out


def summary(scores):
    total = lambda key: sum(s[key] for s in scores)
    return dict(
        figures=total("figures") / max(1, total("figuresTotal")), shapes=total("shapes") / max(1, total("tablesTotal")),
        spans=total("spans") / max(1, total("spansTotal")), spansFalse=total("spansFalse"), grids=total("grids") / max(1, total("tablesTotal")),
    )


ORDINAL = re.compile(r"^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、．](?!\d)|其中[:：])")


def name(text):
    return norm(ORDINAL.sub("", norm(text)))


def tidy(text):
    """Lines of a tidy CSV that carry a figure, of ours or of a truth. → Counter of (form, code, label, printed)"""
    out = Counter()
    for line in csv.DictReader(io.StringIO(text)):
        if line["printed"].strip() and (line.get("fen") or line.get("value") or "").strip():
            code = line["code"] if "code" in line else line["row_code"]
            label = line["label"] if "label" in line else line["row_label"]
            out[line["form"], norm(code), name(label), norm(line["printed"])] += 1
    return out


def columns(text):
    """The same with the column path, for truths whose paths follow INTERFACE."""
    out = Counter()
    for line in csv.DictReader(io.StringIO(text)):
        if line["printed"].strip() and line["fen"].strip():
            out[line["form"], line["row"], line["line"], norm(line["code"]), name(line["label"]), norm(line["column"]), norm(line["printed"]), line["fen"]] += 1
    return out


def compare_tidy(true, found, limit=6):
    hit = sum((true & found).values())
    notes = [f"  lost  {' '.join(k)}" for k in list(true - found)[:limit]] + [f"  false {' '.join(k)}" for k in list(found - true)[:limit]]
    return dict(figures=hit, figuresTotal=sum(true.values()), false=sum((found - true).values()), notes=notes)
