#!/usr/bin/env python3
"""Makes the corpus again: reports beside this folder, their truth in ../truth. See ../README.md."""

import os
import re
import sys

import check
import plain
import truth
from codes import ordinal
from departments_more import ALL
from errors import INJECT
from odf import Writer
from report import Report
from sheets import workbook
from soffice import Office, join, pages_text

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.dirname(HERE)


def squeeze(text):
    return re.sub(r"\s", "", text)


def entries(report, found):
    return [(level, text, found.get(n, 0)) for n, (level, text) in enumerate(report.headings())]


def front(report, found):
    """Cover, contents and the first part."""
    s, look = report.spec, report.layout.look
    w = Writer(look)
    w.cover([s.entity, f"{s.year}年度{s.kind}决算"])
    w.turn()
    w.contents(entries(report, found))
    w.turn()
    w.h1(report.parts[0][0])
    w.add(report.parts[0][1])
    w.turn()
    w.h1(report.parts[1][0])
    return w


def back(report, w):
    for heading, blocks in report.parts[2:]:
        w.turn()
        w.h1(heading)
        w.add(blocks)
    return w


def documents(report, found, first_pages):
    """The flat ODF files of one report."""
    name, lay = report.spec.name, report.layout
    w = front(report, found)
    if lay.output == "calc":
        return {
            name + "-1.fodt": w.document(),
            name + "-2.fods": workbook([b[1] for b in report.parts[1][1]], "Noto Sans CJK SC", first_pages[1]),
            name + "-3.fodt": back(report, Writer(lay.look, first_pages[2])).document(),
        }
    for _, table, number in report.parts[1][1]:
        w.form(table, f"{ordinal(number)}、{table.title}" if lay.look.heading_above_form else "")
    return {name + ".fodt": back(report, w).document()}


def locate(report, pages):
    """The page of every heading, in order, looking only behind the contents."""
    lines = [[squeeze(x) for x in p.splitlines()] for p in pages]
    whole = [squeeze(p) for p in pages]
    first = next(n for n, p in enumerate(whole) if p.startswith(squeeze(report.parts[0][0])) and n > 0)
    at, found = first, {}
    for n, (_, text) in enumerate(report.headings()):
        key = squeeze(text)
        bare = re.sub(r"^[一二三四五六七八九十]+、", "", key)
        for page in range(at, len(pages)):
            if (
                key in lines[page]
                or (bare.endswith("表") and bare in lines[page])
                or (len(key) > 14 and not bare.endswith("表") and key in whole[page])
                or (text.startswith("第") and key in whole[page])
            ):
                at = page
                found[n] = page + 1
                break
        else:
            raise AssertionError("heading not found: " + text)
    return found


def printed(reports):
    """Two passes: the second knows the page numbers of the first."""
    office = Office()
    try:
        found = {r.spec.name: {} for r in reports}
        starts = {r.spec.name: (1, 1, 1) for r in reports}
        for _ in range(2):
            files, parts = {}, {}
            for r in reports:
                docs = documents(r, found[r.spec.name], starts[r.spec.name])
                files.update(docs)
                parts[r.spec.name] = [os.path.splitext(d)[0] for d in docs]
            made = office.pdf(files, [r.spec.name for r in reports if r.layout.tagged])
            for r in reports:
                name = r.spec.name
                target = os.path.join(CORPUS, name + ".pdf")
                join([made[p] for p in parts[name]], target)
                lengths = [len(pages_text(made[p])) for p in parts[name]]
                starts[name] = tuple(1 + sum(lengths[:n]) for n in range(3))
                found[name] = locate(r, pages_text(target))
    finally:
        office.close()


def main(names):
    os.makedirs(os.path.join(CORPUS, "truth"), exist_ok=True)
    reports = [Report(s) for s in ALL if not names or s.name in names]
    for r in reports:
        check.report(r, 0)
        if r.spec.name in INJECT:
            INJECT[r.spec.name](r)
            check.report(r, len(r.errors))
    paper = [r for r in reports if r.layout.look]
    if paper:
        printed(paper)
    for r in reports:
        if r.layout.look:
            truth.place(r, pages_text(os.path.join(CORPUS, r.spec.name + ".pdf")))
            file = r.spec.name + ".pdf"
        else:
            file = plain.write(r, CORPUS)
        truth.write(r, file, os.path.join(CORPUS, "truth"))
        print(f"{file}: {sum(1 for t in r.tables for _ in t.amounts())} amounts, {len(r.errors)} known errors")


if __name__ == "__main__":
    main(sys.argv[1:])
