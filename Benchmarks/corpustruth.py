"""The project's own corpus: every printed amount of the nine forms, in tables and in tidy figures.

`score` asks of any program's tables: does each amount stand in the row of its label and in one column with the other amounts of its column?
`tidy` asks of `juesuan extract`: is each figure there with its form, row, line, code, label, column, printed text and 分?
"""

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path

from grid import Grid, align_rows, norm, pieces, stacked
from realtruth import columns, compare_tidy, name
from realtruth import tidy as figures_of


def truth_of(path):
    """→ [(form, pages, Grid of labels and amounts, columns of labels, path of each other column)] The first columns hold labels and codes, the others one path each; side-by-side lanes may share a path."""
    forms = json.loads(path.read_text())["forms"]
    lines = list(csv.DictReader(path.with_name(path.stem + ".tidy.csv").open()))
    out = []
    for form in forms:
        here = [x for x in lines if x["form"] == form["form"]]
        if not here or "pages" not in form:
            continue
        labels, rows, paths = defaultdict(list), defaultdict(dict), {}
        for x in here:
            key, nth = int(x["row"]), 0
            for text in (x["code"], x["label"]):
                if text and text not in labels[key]:
                    labels[key].append(text)
            while (x["column"], nth) in rows[key]:  # two lanes of one path
                nth += 1
            rows[key][x["column"], nth] = x["printed"]
            paths[x["column"], nth] = True
        wide = max(map(len, labels.values()), default=0)
        grid = [labels[r] + [""] * (wide - len(labels[r])) + [rows[r].get(p, "") for p in paths] for r in sorted(rows)]
        lanes = [path for path, _ in paths]
        out.append((form["form"] + " " + form["title"], form["pages"], Grid(grid, (), name), wide, lanes))
    return out


def score(truth, prediction):
    parts = pieces(prediction)
    out = dict(figures=0, figuresTotal=0, forms=0, formsTotal=len(truth), notes=[])
    for title, pages, true, labels, lanes in truth:
        wanted = [(r, c) for r in range(true.height) for c in range(labels, true.width) if true.text[r][c]]
        out["figuresTotal"] += len(wanted)
        found = stacked(parts, pages, true.words())
        if found is None:
            out["notes"].append(f"{title}: no table found")
            continue
        found = Grid(found.text, (), name)
        rows, votes = align_rows(true, found), defaultdict(Counter)
        for r, c in wanted:
            for j, text in enumerate(found.text[rows[r]] if r in rows else ()):
                if text == true.text[r][c]:
                    votes[lanes[c - labels]][j] += 1
        columns_of = {path: {j for j, _ in v.most_common(lanes.count(path))} for path, v in votes.items()}
        missed = []
        for r, c in wanted:
            places = columns_of.get(lanes[c - labels], ()) if r in rows else ()
            if not any(found.text[rows[r]][j] == true.text[r][c] for j in places):
                missed.append((r, c))
        out["figures"] += len(wanted) - len(missed)
        out["forms"] += not missed
        if missed:
            out["notes"].append(f"{title} (pages {pages}): {len(wanted) - len(missed)} of {len(wanted)} figures")
            out["notes"] += [f"  missed {'/'.join(filter(None, true.text[r][:labels]))}: {true.text[r][c]}" for r, c in missed[:5]]
    return out


def documents(folder):
    """→ [(name, PDF, truth)]; the plain texts have no pages and are looked at by `tidy` alone."""
    found = sorted((Path(folder) / "truth").glob("*.json"))
    return [(f.stem, Path(folder) / f"{f.stem}.pdf", truth_of(f)) for f in found if (Path(folder) / f"{f.stem}.pdf").exists()]


def summary(scores):
    total = lambda key: sum(s[key] for s in scores)
    return dict(figures=total("figures") / max(1, total("figuresTotal")), forms=total("forms") / max(1, total("formsTotal")))


def tidy(ours, folder):
    """`juesuan extract --format csv` against every `*.tidy.csv`. → {document: {plain: …, full: …}}"""
    out = {}
    for f in sorted((Path(folder) / "truth").glob("*.tidy.csv")):
        stem = f.name[: -len(".tidy.csv")]
        source = next((p for p in (Path(folder) / f"{stem}.pdf", Path(folder) / f"{stem}.txt") if p.exists()), None)
        if source is None:
            continue
        true, found = f.read_text(encoding="utf-8-sig"), ours.extract_csv(source)
        out[stem] = {"plain": compare_tidy(figures_of(true), figures_of(found))}
        if "column" in true.split("\n", 1)[0].split(","):
            out[stem]["full"] = compare_tidy(columns(true), columns(found))
    return out
