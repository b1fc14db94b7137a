"""The figures of a run as plain text."""

import unicodedata
from statistics import median


def width(text):
    """Columns of a terminal; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(x) in "WF" else 1 for x in text)


def table(head, rows):
    """Columns padded; the first to the left, the others to the right."""
    lines = [head] + rows
    wide = [max(width(line[i]) for line in lines) for i in range(len(head))]
    out = []
    for n, line in enumerate(lines):
        gaps = [" " * (w - width(x)) for x, w in zip(line, wide)]
        out.append("  ".join(x + gap if i == 0 else gap + x for i, (x, gap) in enumerate(zip(line, gaps))).rstrip())
        if n == 0:
            out.append("  ".join("-" * w for w in wide))
    return "\n".join(out)


def share(value):
    return "·" if value is None else str(value) if isinstance(value, int) else f"{value:.4f}"


def text(result):
    parts = [main_table(result)]
    for title, block in (
        ("Our documents, one by one", document_table(result)), ("Tidy figures of `juesuan extract --format csv`", tidy_table(result)),
        ("Stages beside `pdftotext -tsv`, medians, wall time (target: extract at most 1.6 ×, under 100 MB)", stage_table(result)),
        ("The audit alone, seconds beyond extraction", audit_table(result)),
        ("From ten pages to a thousand", scaling_table(result)),
    ):
        if block:
            parts.append(f"{title}\n{block}")
    return "\n\n".join(parts)


def main_table(result):
    """One line for each program: accuracy on each set, ms a page, memory, and both as a ratio to pdftotext."""
    columns = [
        ("layouts", "cells", "numeric cells"), ("layouts", "silent", "silent errors"), ("layouts", "tables", "exact tables"), ("layouts", "adjacency", "adjacency"),
        ("icdar", "precision", "ICDAR P"), ("icdar", "recall", "R"), ("icdar", "f", "F"), ("real", "figures", "real figures"),
        ("real", "grids", "real grids"), ("real", "shapes", "shapes"), ("real", "spans", "spans"), ("corpus", "figures", "corpus figures"),
    ]
    columns = [c for c in columns if c[0] in result["accuracy"]]
    timed = result.get("peers") or []
    head = ["program"] + [c[2] for c in columns] + (["ms a page", "× tsv", "MB", "× tsv"] if timed else [])
    rows = []
    for name in [*result["programs"], *(["pdftotext -tsv"] if timed else [])]:
        line = [f"{name} {result['programs'].get(name, '')}".strip()]
        for part, key, _ in columns:
            found = result["accuracy"][part].get(name)
            line.append(share(found[0][key] if found else None))
        if timed:
            base = [t["pdftotext -tsv"] for _, t in timed]
            mine = [t[name] for _, t in timed]
            line.append(f"{median(1000 * m.wall / p for m, (p, _) in zip(mine, timed)):.1f}")
            line.append(f"{median(m.times(b)[0] for m, b in zip(mine, base)):.2f}")
            line.append(f"{max(m.memory for m in mine):.0f}")
            line.append(f"{median(m.memory / b.memory for m, b in zip(mine, base)):.2f}")
            if any(m.failed for m in mine):
                line[-4] += " failed"
        rows.append(line)
    return table(head, rows)


def document_table(result):
    rows = []
    for part, keys in (("layouts", ("cells", "tables")), ("real", ("figures", "grids", "shapes", "spans")), ("corpus", ("figures", "forms")), ("icdar", ())):
        if part not in result["accuracy"]:
            continue
        for name, s in next(iter(result["accuracy"][part].values()))[1].items():
            if keys:
                totals = {"grids": "tablesTotal", "shapes": "tablesTotal"}
                figures = [f"{k} {s[k]}/{s[totals.get(k, k + 'Total')]}" for k in keys]
            else:
                figures = [f"P {s['precision']:.3f}", f"R {s['recall']:.3f}", f"F {s['f']:.3f}"]
            rows.append([f"{part} {name}", *figures, *[""] * (4 - len(figures))])
    return table(["document", "", "", "", ""], rows) if rows else ""


def tidy_table(result):
    rows = []
    for found in result["tidy"].values():
        for name, s in found.items():
            line = [name, f"{s['plain']['figures']}/{s['plain']['figuresTotal']}", str(s["plain"]["false"])]
            full = s.get("full")
            rows.append(line + ([f"{full['figures']}/{full['figuresTotal']}", str(full["false"])] if full else ["·", "·"]))
    return table(["document", "form, code, label, figure", "false", "all columns", "false"], rows) if rows else ""


def stage_table(result):
    rows = []
    for name, (pages, stages) in (result.get("stages") or {}).items():
        base = stages["pdftotext -tsv"]
        for stage, t in stages.items():
            extra = f"{1000 * (t.wall - stages['extract'].wall):+.0f} ms" if stage == "audit" else ""
            wall, processor = t.times(base)
            rows.append([
                f"{name} ({pages} p.)" if stage == "pdftotext -tsv" else "", stage + (" FAILED" if t.failed else ""), f"{1000 * t.wall:.0f}",
                f"{1000 * t.wall / pages:.2f}", f"{wall:.2f}", f"{processor:.2f}", f"{t.memory:.0f}", extra,
            ])
    return table(["file", "stage", "ms", "ms a page", "× tsv", "× tsv CPU", "MB", "beyond extract"], rows) if rows else ""


def audit_table(result):
    rows = [
        [x["name"], str(x["pages"]), f"{x['whole']:.3f}", f"{x['wrong']:.3f}"]
        for x in result.get("audit") or ()
    ]
    return table(["report", "pages", "as it is", "five errors, slowest of three"], rows) if rows else ""


def scaling_table(result):
    rows = [
        [x.get("document", "reports"), str(x["pages"]), x["command"] + (" FAILED" if x["failed"] else ""), f"{x['milliseconds']:.2f}", f"{x['ratio']:.2f}", f"{x['memory']:.0f}"]
        for x in result.get("scaling") or ()
    ]
    return table(["document", "pages", "command", "ms a page", "× tsv", "MB"], rows) if rows else ""


def explanations(result, wanted):
    """What our command gets wrong first, document by document."""
    out = []
    for part, programs in result["accuracy"].items():
        for name, s in next(iter(programs.values()))[1].items():
            if wanted in name and s["notes"]:
                out += [f"== {part} {name}", *s["notes"]]
    for part, found in result["tidy"].items():
        for name, s in found.items():
            for kind, figures in s.items():
                if wanted in name and figures["notes"]:
                    out += [f"== {part} {name}, tidy figures ({kind}): {figures['figures']} of {figures['figuresTotal']}, {figures['false']} false", *figures["notes"]]
    return "\n".join(out) or "no differences"
