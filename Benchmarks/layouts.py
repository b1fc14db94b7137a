"""Exact numeric cells, silent errors and exact tables on reports with known truth (one report for each layout).

A numeric cell counts when its exact text stands in the row of its row label and under its leaf header. A table is exact when it equals the
truth cell for cell on every page it stands on (blank rows and columns dropped); a header repeated on the next page may be kept or dropped.
A figure that is not at its place is a silent error unless the program itself flags a cell with its text on that page.
"""

import json
from collections import Counter, defaultdict
from pathlib import Path

from grid import Grid, align_columns, align_rows, differences, norm, pieces


def shown(table, rows):
    """What one page shows of a true table: the columns at which some cell of these rows starts. → (Grid, {column: shown column})"""
    place = {r: i for i, r in enumerate(rows)}
    here = [c for c in table["cells"] if any(q in place for q in range(c["r"], c["r"] + c["rs"]))]
    columns = {c: i for i, c in enumerate(sorted({c["c"] for c in here}))}
    spans = []
    for c in here:
        if (c["rs"] > 1 or c["cs"] > 1) and c["r"] in place:
            high = sum(1 for q in range(c["r"], c["r"] + c["rs"]) if q in place)
            wide = sum(1 for q in columns if c["c"] <= q < c["c"] + c["cs"])
            spans.append((place[c["r"]], columns[c["c"]], high, wide))
    return Grid([[table["grid"][r][c] for c in columns] for r in rows], spans), columns


def best_piece(truth, candidates):
    """The piece that shares most texts with the truth, the smaller one if two share as many."""
    words = truth.words()
    ranked = [((sum((words & p.grid.words()).values()), -p.grid.height * p.grid.width), p) for p in candidates]
    ranked.sort(key=lambda x: x[0])
    return ranked[-1][1] if ranked and ranked[-1][0][0] else None


def numeric(table, rows, piece):
    """→ (numeric cells at their place, all numeric cells, the misses: (text, what it was and where))"""
    cells = [c for c in table["cells"] if c["r"] in set(rows)]
    wanted = [c for c in cells if c["kind"] == "n" and norm(c["text"])]
    if piece is None or not wanted:
        return 0, len(wanted), [(norm(c["text"]), c["text"]) for c in wanted]
    truth, columns = shown(table, rows)
    found = piece.grid
    to_row = align_rows(truth, found)
    to_column = align_columns(truth, found, to_row)
    place = {r: i for i, r in enumerate(rows)}
    labels, heads = defaultdict(list), {}
    for c in table["cells"]:
        text = norm(c["text"])
        if c["kind"] == "l" and text:
            for q in range(c["r"], c["r"] + c["rs"]):
                labels[q].append((c["c"], text))
        if c["kind"] == "h" and text and not text.isdigit() and c["cs"] == 1:
            heads[c["c"]] = text
    header = [to_row[place[r]] for r in range(table["header_rows"]) if place.get(r) in to_row]
    headed = any(r in place for r in range(table["header_rows"]))
    hits, misses = 0, []
    for c in wanted:
        i, j = to_row.get(place[c["r"]]), to_column.get(columns[c["c"]])
        ok = i is not None and j is not None and found.text[i][j] == norm(c["text"])
        left = [x for x in labels[c["r"]] if x[0] < c["c"]]
        if ok and left:
            ok = max(left)[1] in found.text[i][:j]
        if ok and headed and heads.get(c["c"]):
            column = [found.text[r][j] for r in range(max(header, default=0) + 1)]
            if piece.above is not None and j < piece.above.width:
                column += [row[j] for row in piece.above.text[: table["header_rows"] + 2]]
            ok = heads[c["c"]] in column
        hits += ok
        if not ok:
            misses.append((norm(c["text"]), f"{max(left)[1] if left else ''} / {heads.get(c['c'], '')}: {c['text']}"))
    return hits, len(wanted), misses


def score(truth, prediction):
    """One report. → counts, and for each table that is not exact what differs first."""
    parts = pieces(prediction)
    real, found, flagged = defaultdict(Counter), defaultdict(Counter), defaultdict(Counter)
    for p in parts:
        found[p.page] += p.grid.relations()
    for table in prediction["tables"]:
        for page, text in table.get("flagged") or ():
            flagged[page][norm(text)] += 1
    out = dict(cells=0, cellsTotal=0, silent=0, tables=0, tablesTotal=len(truth["tables"]), notes=[])
    for table in truth["tables"]:
        exact, hits, total, notes = True, 0, 0, []
        for f in table["fragments"]:
            grid, _ = shown(table, f["rows"])
            real[f["page"]] += grid.relations()
            piece = best_piece(grid, [p for p in parts if p.page == f["page"]])
            h, n, missed = numeric(table, f["rows"], piece)
            hits, total = hits + h, total + n
            for text, _ in missed:
                said = flagged[f["page"]][text] > 0
                flagged[f["page"]][text] -= said
                out["silent"] += not said
            bare = shown(table, f["rows"][f["repeated_header"]:])[0]
            got = piece.grid.trimmed() if piece else []
            if got not in (grid.trimmed(), bare.trimmed()):
                exact = False
                whole = grid if len(got) >= grid.height or not f["repeated_header"] else bare
                notes += [f" page {f['page']}"] + differences(whole.trimmed(), got)
                notes += ["  missed " + x for _, x in missed[:3]]
        out["cells"] += hits
        out["cellsTotal"] += total
        out["tables"] += exact
        if not exact:
            out["notes"].append(f"{table['key']} {table['title']}: {hits} of {total} figures")
            out["notes"] += notes
    pages = {f["page"] for t in truth["tables"] for f in t["fragments"]}
    hit = sum(sum((real[p] & found[p]).values()) for p in pages)
    told, wanted = sum(sum(found[p].values()) for p in pages), sum(sum(c.values()) for c in real.values())
    out["adjacency"] = 2 * hit / (told + wanted) if told + wanted else 0.0
    out["extra"] = len({p.index for p in parts if p.page not in pages and sum(p.grid.words().values()) > 3})
    return out


def documents(folder):
    """→ [(name, PDF, truth)]"""
    folder = Path(folder)
    return [(f.stem, folder / "pdf" / f"{f.stem}.pdf", json.loads(f.read_text())) for f in sorted((folder / "truth").glob("*.json"))]


def summary(scores):
    """Figures over all documents together, adjacency as the mean of the documents."""
    total = lambda key: sum(s[key] for s in scores)
    return dict(
        cells=total("cells") / max(1, total("cellsTotal")),
        silent=total("silent"),
        tables=total("tables") / max(1, total("tablesTotal")),
        adjacency=total("adjacency") / max(1, len(scores)),
        extra=total("extra"),
    )
