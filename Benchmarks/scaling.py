"""Cost per page and peak memory from ten pages to a thousand: a report set end to end with qpdf, and one table that
runs over all pages."""

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


def one_table(count, target):
    """Writes `count` pages of one ruled table, some forty rows each; its header stands on the first page only."""
    lefts, objects = [60, 120, 300, 380, 460, 540], []

    def page(number):
        rows = [["Code", "Name", "Total", "Basic", "Project"]] if number == 0 else []
        for row in range(40 - len(rows)):
            basic, project = (number * 40 + row) * 37 % 90_000 + 100, (number + row * 11) * 53 % 70_000 + 100
            figures = [f"{value / 100:.2f}" for value in (basic + project, basic, project)]
            rows.append([f"{2010000 + (number * 40 + row) % 90_000}", f"Programme {row + 1}", *figures])
        content = ["BT /F1 8 Tf"]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                x = lefts[column] + 4 if column < 2 else lefts[column + 1] - 4 - 4.45 * len(text)
                content.append(f"1 0 0 1 {x:.2f} {785 - 18 * row} Tm ({text}) Tj")
        content.append("ET .5 w")
        content += [f"60 {797 - 18 * row} m 540 {797 - 18 * row} l S" for row in range(len(rows) + 1)]
        content += [f"{x} 797 m {x} {797 - 18 * len(rows)} l S" for x in lefts]
        return "\n".join(content)

    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {count} /Kids [{kids}] >>"]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number in range(count):
        frame = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {frame} /Contents {5 + 2 * number} 0 R >>")
        content = page(number)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    with open(target, "wb") as file:
        places = []
        file.write(b"%PDF-1.4\n")
        for number, body in enumerate(objects, 1):
            places.append(file.tell())
            file.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
        start = file.tell()
        file.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
        file.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
        file.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())


def run(juesuan, pdf, runs, sizes=SIZES):
    """→ [{document, pages, command, ms a page, memory, ratio}]"""
    out = []
    kinds = {"reports": lambda size, target: repeated(pdf, size, target), "one table": one_table}
    with tempfile.TemporaryDirectory() as folder:
        for kind, size in [(kind, size) for kind in kinds for size in sizes]:
            target = Path(folder) / f"{size}.pdf"
            kinds[kind](size, target)
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
                    dict(document=kind, pages=size, command=name, milliseconds=1000 * t.wall / size, memory=t.memory, ratio=t.times(base)[0], failed=t.failed)
                )
    return out
