"""Cost per page and peak memory from ten pages to a thousand: one report set end to end with qpdf."""

import subprocess
import tempfile
from pathlib import Path

from timing import in_turn, pages_of, yardstick

SIZES = [10, 100, 1000]


def repeated(pdf, count, target):
    """Writes `count` pages: the report over and over, cut at the end."""
    pages, parts = pages_of(pdf), []
    while count > 0:
        take = min(pages, count)
        parts += [str(pdf), f"1-{take}"]
        count -= take
    subprocess.run(["qpdf", "--empty", "--pages", *parts, "--", str(target)], check=True)


def run(juesuan, pdf, runs, sizes=SIZES):
    """→ [{pages, command, ms a page, memory, ratio}]"""
    out = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            target = Path(folder) / f"{size}.pdf"
            repeated(pdf, size, target)
            taken = in_turn(
                {
                    "pdftotext -tsv": yardstick(target),
                    "tables": [juesuan, "tables", str(target), "--format", "json"],
                    "extract": [juesuan, "extract", str(target), "--format", "json"],
                },
                runs if size < 1000 else 1,
            )
            base = taken["pdftotext -tsv"]
            for name, t in taken.items():
                out.append(
                    dict(pages=size, command=name, milliseconds=1000 * t.wall / size, memory=t.memory, ratio=t.wall / base.wall, failed=t.failed)
                )
    return out
