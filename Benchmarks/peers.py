"""Runs one peer on one PDF and prints its tables as JSON: `peers.py PEER FILE`. Runs inside the peers' environment, in its own process.

Every peer runs with its own defaults on all pages. Spans are read from the geometry of the cells, for every peer alike.
"""

import json
import sys
import time


def from_boxes(rows, texts):
    """Rows of cell boxes (x0, y0, x1, y1) or None → (rows of texts, spans). A place without a box is covered by a span or outside."""
    lefts = sorted({round(b[0], 2) for row in rows for b in row if b})
    tops = sorted({round(b[1], 2) for row in rows for b in row if b})
    spans = []
    for r, row in enumerate(rows):
        for c, box in enumerate(row):
            if box:
                wide = sum(1 for x in lefts if box[0] - 0.01 <= x < box[2] - 0.5)
                high = sum(1 for y in tops if box[1] - 0.01 <= y < box[3] - 0.5)
                if wide > 1 or high > 1:
                    spans.append([r, c, max(1, high), max(1, wide)])
    return [[t if b else None for b, t in zip(row, line)] for row, line in zip(rows, texts)], spans


def pdfplumber_tables(path):
    import pdfplumber

    started = time.monotonic()
    tables = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            for table in page.find_tables():
                rows, spans = from_boxes([row.cells for row in table.rows], table.extract())
                tables.append({"pages": [page.page_number], "rows": rows, "spans": spans})
            page.close()
    return tables, started


def pymupdf_tables(path):
    import pymupdf

    started = time.monotonic()
    tables = []
    with pymupdf.open(path) as document:
        for page in document:
            for table in page.find_tables().tables:
                rows, spans = from_boxes([row.cells for row in table.rows], table.extract())
                tables.append({"pages": [page.number + 1], "rows": rows, "spans": spans})
    return tables, started


def camelot_spans(cells, texts):
    """Cells without an inner border to the right or below belong together; the text stands in the first."""
    spans = []
    for r, row in enumerate(cells):
        for c, cell in enumerate(row):
            if not texts[r][c].strip():
                continue
            wide = high = 1
            while c + wide < len(row) and not row[c + wide - 1].right and not texts[r][c + wide].strip():
                wide += 1
            while r + high < len(cells) and not cells[r + high - 1][c].bottom and not texts[r + high][c].strip():
                high += 1
            if wide > 1 or high > 1:
                spans.append([r, c, high, wide])
    return spans


def camelot_tables(path, flavor):
    import camelot

    started = time.monotonic()
    tables = []
    for table in camelot.read_pdf(path, pages="all", flavor=flavor):
        rows = [list(row) for row in table.data]
        spans = camelot_spans(table.cells, rows) if flavor == "lattice" else []
        tables.append({"pages": [int(table.page)], "rows": rows, "spans": spans})
    return tables, started


def tabula_tables(path, mode):
    """tabula-java from the jar of tabula-py, called in this process: its command line does not say on which page a table stands."""
    import glob
    import os

    import jpype
    import tabula

    started = time.monotonic()
    jar = glob.glob(os.path.join(os.path.dirname(tabula.__file__), "tabula-*.jar"))[0]
    jpype.startJVM("-Djava.awt.headless=true", classpath=[jar], convertStrings=True)
    java = jpype.JPackage("technology").tabula
    jpype.java.util.logging.LogManager.getLogManager().reset()
    document = jpype.JPackage("org").apache.pdfbox.pdmodel.PDDocument.load(jpype.java.io.File(path))
    tables = []
    for page in jpype.JObject(java.ObjectExtractor(document)).extract():
        if mode == "lattice":
            found = java.extractors.SpreadsheetExtractionAlgorithm().extract(page)
        else:  # what `--stream --guess` does
            areas = java.detectors.NurminenDetectionAlgorithm().detect(page)
            found = [t for area in areas for t in java.extractors.BasicExtractionAlgorithm().extract(page.getArea(area))]
        for table in found:
            cells = [[(c.getLeft(), c.getTop(), c.getRight(), c.getBottom(), str(c.getText(False))) for c in row] for row in table.getRows()]
            rows, spans = placed(cells) if mode == "lattice" else ([[c[4] for c in row] for row in cells], [])
            tables.append({"pages": [int(page.getPageNumber())], "rows": rows, "spans": spans})
    return tables, started


def placed(cells):
    """tabula packs the cells of a row to the left; here each goes to the column where its box begins."""
    lefts = sorted({round(c[0], 1) for row in cells for c in row if c[2] > c[0]})
    boxes, texts = [], []
    for row in cells:
        line, words = [None] * len(lefts), [""] * len(lefts)
        for c in row:
            if c[2] > c[0]:
                at = lefts.index(round(c[0], 1))
                line[at], words[at] = c[:4], c[4]
        boxes.append(line)
        texts.append(words)
    return from_boxes(boxes, texts)


PEERS = {
    "pdfplumber": ("pdfplumber", pdfplumber_tables),
    "pymupdf": ("pymupdf", pymupdf_tables),
    "camelot-lattice": ("camelot-py", lambda path: camelot_tables(path, "lattice")),
    "camelot-stream": ("camelot-py", lambda path: camelot_tables(path, "stream")),
    "tabula-lattice": ("tabula-py", lambda path: tabula_tables(path, "lattice")),
    "tabula-stream": ("tabula-py", lambda path: tabula_tables(path, "stream")),
}

if __name__ == "__main__":
    _, run = PEERS[sys.argv[1]]
    keep, sys.stdout = sys.stdout, sys.stderr  # what a library prints is not the answer
    found, start = run(sys.argv[2])
    json.dump({"tables": found, "seconds": time.monotonic() - start}, keep, ensure_ascii=False)
