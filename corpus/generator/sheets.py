"""Flat ODF for LibreOffice Calc (.fods): one sheet a form, fitted to the width of a landscape page."""

from xml.sax.saxutils import escape

from odf import NAMESPACES
from table import placed

WIDTH = 26.0  # cm of the page that a sheet may use


def lines_of(text, width, size):
    """How many lines a text takes in a cell of that width (cm)."""
    em = size * 0.0353
    length = sum(em if ord(ch) > 0x2000 else em * 0.56 for ch in text)
    return max(1, -(-int(length * 100) // max(1, int((width - 0.25) * 100))))


def sheet(table, index, font, styles, size):
    whole = sum(table.widths)
    widths = [WIDTH * w / whole for w in table.widths]
    out = [f'<table:table table:name="公开{index:02d}" table:style-name="sheet">']
    out += [f'<table:table-column table:style-name="{column(styles, w)}"/>' for w in widths]
    count = len(widths)

    def banner(text, align, points, height):
        name = cell_style(styles, font, points, align, "", "", points > 12)
        out.append(
            f'<table:table-row table:style-name="{row(styles, height)}"><table:table-cell table:style-name="{name}" office:value-type="string" table:number-columns-spanned="{count}"><text:p>{escape(text)}</text:p></table:table-cell>'
        )
        out.append(f'<table:covered-table-cell table:number-columns-repeated="{count - 1}"/></table:table-row>')

    banner(table.title, "center", 16, 1.0)
    banner(table.number, "end", 10, 0.55)
    half = count // 2
    left = cell_style(styles, font, 10, "start", "", "", False)
    right = cell_style(styles, font, 10, "end", "", "", False)
    out.append(
        f'<table:table-row table:style-name="{row(styles, 0.6)}"><table:table-cell table:style-name="{left}" office:value-type="string" table:number-columns-spanned="{half}"><text:p>{escape(table.entity)}</text:p></table:table-cell>'
        f'<table:covered-table-cell table:number-columns-repeated="{half - 1}"/><table:table-cell table:style-name="{right}" office:value-type="string" table:number-columns-spanned="{count - half}"><text:p>{escape(table.unit)}</text:p></table:table-cell>'
        f'<table:covered-table-cell table:number-columns-repeated="{count - half - 1}"/></table:table-row>'
    )
    rows = placed(table.header + table.body, count)
    for r, cells in enumerate(rows):
        is_header = r < len(table.header)
        tall = 1
        for c, cell in enumerate(cells):
            if cell and cell.rows == 1:
                tall = max(tall, lines_of(cell.text, sum(widths[c : c + cell.columns]), size))
        out.append(f'<table:table-row table:style-name="{row(styles, 0.55 if tall == 1 else 0.18 + 0.42 * tall)}">')
        for c, cell in enumerate(cells):
            if cell is None:
                out.append("<table:covered-table-cell/>")
                continue
            # partial rules: a frame of hairlines, horizontal lines everywhere, vertical ones in the header only
            edges = ["bottom"]
            if r == 0:
                edges.append("top")
            if c == 0 or is_header:
                edges.append("left")
            if c + cell.columns == count or is_header:
                edges.append("right")
            align = {"center": "center", "amount": "end"}.get(cell.kind, "start")
            name = cell_style(styles, font, size, align, ",".join(edges), "#e2ebf3" if is_header else "", is_header)
            spans = (
                f' table:number-columns-spanned="{cell.columns}" table:number-rows-spanned="{cell.rows}"'
                if cell.columns > 1 or cell.rows > 1
                else ""
            )
            out.append(
                f'<table:table-cell table:style-name="{name}" office:value-type="string"{spans}><text:p>{escape(cell.text)}</text:p></table:table-cell>'
            )
        out.append("</table:table-row>")
    for note in table.notes:
        banner(note, "start", 10, 0.6)
    out.append("</table:table>")
    return "".join(out)


def named(styles, xml):
    if xml not in styles:
        styles[xml] = f"s{len(styles)}"
    return styles[xml]


def column(styles, width):
    return named(
        styles, f'style:family="table-column"><style:table-column-properties style:column-width="{width:.3f}cm"/>'
    )


def row(styles, height):
    return named(
        styles,
        f'style:family="table-row"><style:table-row-properties style:row-height="{height:.2f}cm" style:use-optimal-row-height="false"/>',
    )


def cell_style(styles, font, size, align, edges, fill, bold):
    sides = "".join(f' fo:border-{e}="0.25pt solid #404040"' for e in edges.split(",") if e)
    color = f' fo:background-color="{fill}"' if fill else ""
    weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
    return named(
        styles,
        f'style:family="table-cell"><style:table-cell-properties style:vertical-align="middle" fo:wrap-option="wrap" fo:padding-left="0.09cm" fo:padding-right="0.09cm" fo:padding-top="0.03cm" fo:padding-bottom="0.03cm"{sides}{color}/>'
        f'<style:paragraph-properties fo:text-align="{align}"/><style:text-properties style:font-name="{font}" style:font-name-asian="{font}" fo:font-size="{size}pt" style:font-size-asian="{size}pt"{weight}/>',
    )


def workbook(tables, font, first_page, size=9.5):
    styles = {}
    body = "".join(sheet(t, n, font, styles, size) for n, t in enumerate(tables, 1))
    automatic = "".join(f'<style:style style:name="{name}" {xml}</style:style>' for xml, name in styles.items())
    layout = (
        '<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin-top="1.6cm"'
        f' fo:margin-bottom="0.9cm" fo:margin-left="1.8cm" fo:margin-right="1.8cm" style:table-centering="horizontal" style:scale-to-X="1" style:scale-to-Y="0" style:first-page-number="{first_page}" style:print="objects"/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.7cm" fo:margin-top="0.2cm"/></style:footer-style></style:page-layout>'
    )
    foot = named(styles, 'style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>')
    automatic += f'<style:style style:name="{foot}" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f'<office:font-face-decls><style:font-face style:name="{font}" svg:font-family="&apos;{font}&apos;"/></office:font-face-decls>'
        f'<office:automatic-styles>{automatic}<style:style style:name="sheet" style:family="table" style:master-page-name="Sheet"><style:table-properties table:display="true"/></style:style>{layout}</office:automatic-styles>'
        f'<office:master-styles><style:master-page style:name="Sheet" style:page-layout-name="Page"><style:header><text:p></text:p></style:header><style:footer><text:p text:style-name="{foot}"><text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document>"
    )
