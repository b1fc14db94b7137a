"""Truth files: what is printed, where, and what is wrong with it."""

import csv
import io
import json
import os
import re


def squeeze(text):
    return re.sub(r"\s", "", text)


def place(report, pages):
    """Finds the pages of each form by walking through its rows; fails when a printed amount is nowhere on them."""
    words = [p.split() for p in pages]
    lines = [[squeeze(x) for x in p.splitlines()] for p in pages]
    at = next(n for n, p in enumerate(pages) if n > 0 and squeeze(p).startswith(squeeze(report.parts[0][0])))
    for table in [b[1] for b in report.parts[1][1]]:
        at = next(p for p in range(at, len(pages)) if squeeze(table.title) in lines[p])
        table.pages = [at + 1]
        left = list(words[at])
        for number, row in enumerate(table.body, 1):
            want = [c.text for c in row if c.kind in ("amount", "code") and c.text]
            if not all(left.count(w) >= want.count(w) for w in want):
                at += 1
                table.pages.append(at + 1)
                left = list(words[at])
            for w in want:
                assert w in left, (report.spec.name, table.title, number, w, "not on page", at + 1)
                left.remove(w)


def write(report, file, folder):
    lay, spec = report.layout, report.spec
    present = [t for t in report.tables if t.form not in lay.absent]
    forms = []
    for t in present:
        entry = {"form": t.form, "title": t.title}
        if t.pages:
            entry["pages"] = t.pages
        entry["empty"] = t.empty
        forms.append(entry)
    data = {
        "file": file,
        "entity": spec.entity,
        "fiscalYear": spec.year,
        "unit": lay.manner.unit_word,
        "forms": forms,
        "missingForms": sorted(lay.absent),
        "extraTables": report.extra_titles,
        "errors": report.errors,
    }
    with open(os.path.join(folder, spec.name + ".json"), "w", encoding="utf-8") as f:
        f.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(["form", "row", "line", "code", "label", "column", "printed", "fen"])
    for t in present:
        for row, c in t.amounts():
            sheet.writerow([t.form, row, c.line, c.code, c.label, c.column, c.text, fen(c.text, lay.manner.in_yuan)])
    with open(os.path.join(folder, spec.name + ".tidy.csv"), "w", encoding="utf-8") as f:
        f.write(out.getvalue())


def fen(text, in_yuan):
    whole, part = text.replace(",", "").split(".")
    assert len(part) == 2
    return int(whole + part) * (1 if in_yuan else 10000)
