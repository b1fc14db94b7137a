"""The two plain texts: grids with tabs, and columns aligned with spaces as `pdftotext -layout` prints them."""

import collections
import os
import re
import unicodedata

from codes import ordinal
from table import placed


def write(report, folder):
    name = report.spec.name + ".txt"
    if report.layout.output == "grid":
        data = tabbed(report).encode("utf-8")
    else:
        data = columns(report).encode("gb18030")
    words = collections.Counter(data.decode("utf-8" if report.layout.output == "grid" else "gb18030").split())
    for table in report.tables:
        for _, cell in table.amounts() if table.form not in report.layout.absent else ():
            words[cell.text] -= 1
            assert words[cell.text] >= 0, (name, table.title, cell.text)
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)
    return name


# tabs


def spaced(text):
    """A space between numbers and Chinese characters, as an exporter leaves them."""
    text = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)", " ", text)
    return re.sub(r"(?<=[\d%])(?=[\u4e00-\u9fff])", " ", text)


def grid_lines(table, drop=False):
    """Spans are flattened: the text stands in the first cell, the others are empty."""
    lines = [
        "\t".join(c.text if c else "" for c in row) for row in placed(table.header + table.body, len(table.widths))
    ]
    return [x.rstrip("\t") for x in lines] if drop else lines


def soft(text, number):
    """Soft breaks inside a paragraph: a line break, or the empty line that a page end leaves."""
    if len(text) < 60 or number % 3:
        return text
    at = len(text) * 5 // 9
    while at < len(text) and not ("\u4e00" <= text[at] <= "\u9fff" and "\u4e00" <= text[at - 1] <= "\u9fff"):
        at += 1  # never inside a number
    return text[:at] + ("\n\n" if number % 6 == 0 else "\n") + text[at:]


def tabbed(report):
    s = report.spec
    out = ["", "", s.entity, "", f"{s.year} 年度部门决算", "", "目 录", ""]
    for n, (level, text) in enumerate(report.headings()):
        page = 3 + n * 11 // 20
        if not level:
            out += ["", spaced(text.replace("　", " ")), ""]
        elif n < 15:
            out.append(f"- {text}..... {page}")
        else:
            out.append(f"{text}.....\t{page}")
    number = 0
    for heading, blocks in report.parts:
        out += ["", spaced(heading.replace("　", " ")), ""]
        for kind, item, *rest in blocks:
            if kind == "form":
                out += statutory(report, item, rest[0])
            elif kind == "table":
                out += ["", item.title] if item.title else [""]
                out += grid_lines(item)
                if "整体" in item.title:
                    out += [
                        '<p>备注：</p> <ol style="list-style-type: none"> 1. 预算数为调整以后的数额。 2. 满意度指标可以视情况不设。 </ol>',
                        "",
                    ]
                else:
                    out += ["备注：执行数为财政资金的实际支出数。<br/>", ""]
            elif kind == "caption":
                out += [item, "", "\u00a0", ""]
            else:
                number += 1
                text = spaced(item)
                out += [soft(text, number) if kind == "p" else text, ""]
    return "\n".join(out) + "\n"


def statutory(report, table, number):
    """Each form is headed a little differently, as in a text that several hands have touched."""
    out = [f"{ordinal(number)}、{table.title}", ""]
    tail = "\t" * (len(table.widths) - 1)
    if number in (1, 5, 6):
        out += [table.title, ""]
    if number in (2, 9):
        out.append(table.title + (tail[:-1] + "\t" + table.number if number == 9 else tail))
        out.append(table.entity + (tail[:-1] + "\t" + table.unit if number == 9 else tail))
    if number in (5, 6):
        out.append(f"{table.entity}\t\t{table.number} {table.unit}" + tail[:-2])
    lines = grid_lines(table, number in (1, 4, 6))
    if number == 4:  # the column numbers slipped into a line of their own
        at = next(n for n, x in enumerate(lines) if x.startswith("栏次"))
        figures = lines[at].split("\t")
        words = "\t".join(c if c == "栏次" else "" for c in figures)
        digits = "\t".join("" if c == "栏次" else c for c in figures)
        lines[at : at + 1] = [words, digits.lstrip("\t")]
    out += lines + [""]
    notes = list(table.notes)
    if len(notes) > 1:
        notes = [notes[0].replace("注：", "注：1. ")] + [f"{n}. {x}" for n, x in enumerate(notes[1:], 2)]
    return out + notes + [""]


# columns


def width(text):
    return sum(2 if unicodedata.east_asian_width(ch) in "WFA" else 1 for ch in text)


def wrap(text, limit):
    lines, line = [], ""
    for ch in text:
        if width(line + ch) > limit:
            lines.append(line)
            line = ""
        line += ch
    return lines + [line]


def pad(text, room, align):
    free = max(0, room - width(text))
    if align == "end":
        return " " * free + text
    left = free // 2 if align == "center" else 0
    return " " * left + text + " " * (free - left)


def aligned(table):
    """[lines of one row] of a table; a name that is too long goes over several lines, its figures stand beside the middle one."""
    count = len(table.widths)
    rows = placed(table.header + table.body, count)
    rooms = [0] * count
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell and cell.columns == 1:
                limit = 10 if r < len(table.header) else 26 if cell.kind != "amount" else 99
                rooms[c] = max(rooms[c], min(limit, width(cell.text)))
    printed = []
    for r, row in enumerate(rows):
        pieces = []
        for c, cell in enumerate(row):
            if cell is None:
                continue
            room = sum(rooms[c : c + cell.columns]) + 3 * (cell.columns - 1)
            align = {"amount": "end", "center": "center"}.get(cell.kind, "start")
            pieces.append((sum(rooms[:c]) + 3 * c, room, wrap(cell.text, max(room, 2)), align))
        height = max(len(p[2]) for p in pieces)
        if height == 2 and table.form in AIRY:  # the figures get a line of their own between the two of the name
            height = 3
            pieces = [(s, room, [w[0], "", w[1]] if len(w) == 2 else w, align) for s, room, w, align in pieces]
        lines = []
        for n in range(height):
            line = ""
            for start, room, words, align in pieces:
                at = n - (height - len(words)) // 2
                if 0 <= at < len(words) and words[at]:
                    line += " " * (start - width(line)) + pad(words[at], room, align)
            lines.append(line.rstrip())
        printed.append(lines)
    return printed


AIRY = ("03", "05")  # forms whose wrapped names stand above and below their figures


def centered(text, room=96):
    return " " * max(0, (room - width(text)) // 2) + text


class Pages:
    def __init__(self):
        self.pages = [[]]

    def turn(self):
        self.pages.append([])

    def put(self, lines, limit=50):
        if len(self.pages[-1]) + len(lines) > limit:
            self.turn()
        self.pages[-1] += lines


def columns(report):
    found = {}
    for _ in range(2):  # the second pass knows the page numbers
        pages = laid_out(report, found)
        found = numbers(report, pages)
    text = ""
    for n, page in enumerate(pages, 1):
        text += "\n".join(page) + ("\n\n" + centered(f"- {n} -") if n > 1 else "") + "\n\f"
    return text


def numbers(report, pages):
    found, at = {}, 2
    for n, (level, text) in enumerate(report.headings()):
        key = re.sub(r"\s|^[一二三四五六七八九十]+、(?=.*表$)", "", text)
        while not any(re.sub(r"\s", "", line) == key for line in pages[at]):
            at += 1
        found[n] = at + 1
    return found


def laid_out(report, found):
    s = report.spec
    p = Pages()
    p.put(["", "", "", "", centered(s.entity), "", centered(f"{s.year}年度{s.kind}决算")])
    p.turn()
    p.put([centered("目　录"), ""])
    for n, (level, text) in enumerate(report.headings()):
        line = "    " * level + text
        p.put([line + "." * (92 - width(line)) + str(found.get(n, 0))], 60)
    for heading, blocks in report.parts:
        p.turn()
        p.put([centered(heading), ""])
        for kind, item, *_ in blocks:
            if kind == "form":
                p.turn()
                table(p, item)
            elif kind == "table":
                p.put(["", centered(item.title), ""] if item.title else [""])
                for lines in aligned(item):
                    p.put(["  " + x for x in lines])
                p.put([""])
            else:
                lines = wrap("　　" + item, 80)
                p.put(["  " + x for x in lines] + ([""] if kind == "h2" else []))
    return p.pages


def table(p, t):
    rows = aligned(t)
    room = max(width(x) for lines in rows for x in lines)
    p.put([centered(t.title, room), pad(t.number, room, "end"), t.entity + pad(t.unit, room - width(t.entity), "end")])
    for lines in rows:
        p.put(lines)
    p.put(t.notes + [""])
