"""Does the scorer score? The truth itself must get full marks, page by page and joined; one wrong digit must cost something."""

import copy

import icdar
import layouts
import realtruth


def from_layout(truth, joined):
    """The truth of a layout as a program would give it: joined tables drop their repeated headers."""
    tables = []
    for table in truth["tables"]:
        rows, pages = [], []
        for f in table["fragments"]:
            use = f["rows"][f["repeated_header"] :] if joined and rows else f["rows"]
            part = [[table["grid"][r][c] for c in range(table["ncols"])] for r in use]
            if joined:
                rows, pages = rows + part, pages + [f["page"]] * len(part)
            else:
                tables.append({"pages": [f["page"]], "rows": part})
        if joined:
            tables.append({"pages": table["pages"], "rows": rows, "row_pages": pages, "header_rows": table["header_rows"]})
    return {"tables": tables}


def from_regions(truth):
    return {"tables": [{"pages": [page], "rows": grid.text, "spans": grid.spans} for page, grid in truth]}


def from_grids(truth):
    return {"tables": [{"pages": t["pages"], "rows": t["grid"], "spans": t["spans"], "row_pages": t["row_pages"]} for t in truth]}


def damaged(prediction):
    """The same with one digit changed, in the last table that has one."""
    out = copy.deepcopy(prediction)
    for table in reversed(out["tables"]):
        for row in reversed(table["rows"]):
            for c, text in enumerate(row):
                if text and text[-1] in "0123456789":
                    row[c] = text[:-1] + str((int(text[-1]) + 1) % 10)
                    return out
    return None


def run(shared):
    """→ what does not come out as it must"""
    wrong = []

    def check(label, module, truth, prediction, keys):
        for given, perfect in ((prediction, True), (damaged(prediction), False)):
            if given is None:
                continue
            marks = module.summary([module.score(truth, given)])
            full = all(abs(marks[k] - 1) < 1e-9 for k in keys)
            if full != perfect:
                wrong.append(f"{label}: {'truth' if perfect else 'damaged truth'} gets {marks}")

    for name, _, truth in layouts.documents(shared / "bench/layouts"):
        for joined in (False, True):
            keys = ["cells", "tables"]  # adjacency asks for spans, which the truth gives by cell
            check(f"layouts {name} {'joined' if joined else 'by page'}", layouts, truth, from_layout(truth, joined), keys)
    for name, _, truth in icdar.documents(shared / "bench/icdar2013-eu"):
        check(f"icdar {name}", icdar, truth, from_regions(truth), ["precision", "recall", "f"])
    for name, _, truth in realtruth.documents(shared / "real"):
        check(f"real {name}", realtruth, truth, from_grids(truth), ["figures", "shapes", "spans", "grids"])
    return wrong
