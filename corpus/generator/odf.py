"""Flat ODF for LibreOffice Writer (.fodt), written as XML text: blocks in, one document out."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from table import placed

NAMESPACES = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"'
    for p, u in [
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    ]
)


@dataclass
class Look:
    """The looks of one report."""

    body: str = "Noto Serif CJK SC"
    heading: str = "Noto Sans CJK SC"
    cell: str = "Noto Serif CJK SC"
    body_size: float = 14
    cell_size: float = 9
    header_size: float = 9
    row: float = 0.58  # cm, minimum
    rules: str = "grid"  # grid, thick (heavy frame), open (no outer sides), lines (horizontal only)
    hair: float = 0.5  # pt
    fill: str = ""
    repeat_header: bool = True
    keep_rows: bool = True
    amount_align: str = "end"
    leader: str = "."
    footer: str = "- {} -"
    heading_above_form: bool = True
    margins: tuple = (2.6, 2.8, 2.4, 2.6)  # top, left, bottom, right in cm
    wide_margins: tuple = (2.0, 1.8, 1.8, 1.8)
    row_heights: dict = None  # form -> cm
    bold_header: bool = False


def width_of(look, landscape):
    t, l, b, r = look.wide_margins if landscape else look.margins
    return (29.7 if landscape else 21.0) - l - r


class Writer:
    def __init__(self, look, first_page=1):
        self.look = look
        self.first_page = first_page
        self.styles = {}
        self.style_xml = []
        self.out = []
        self.tables = 0
        self.master = "Cover"  # master page to switch to with the next paragraph
        self.landscape = False

    # styles

    def style(self, family, *properties):
        key = (family, properties)
        if key not in self.styles:
            name = f"{family[:2]}{len(self.styles)}"
            self.styles[key] = name
            family_name, _, extra = family.partition(" ")
            self.style_xml.append(
                f'<style:style style:name="{name}" style:family="{family_name}"{" " + extra if extra else ""}>{"".join(properties)}</style:style>'
            )
        return self.styles[key]

    def text_style(
        self,
        font,
        size,
        align="start",
        bold=False,
        indent=0.0,
        line="100%",
        before=0,
        after=0,
        tabs="",
        keep=False,
        breaks=False,
    ):
        extra = ""
        page = ""
        if self.master:
            extra = f' style:master-page-name="{self.master}"'
            if not self.started:
                page = f' style:page-number="{self.first_page}"'
            self.master = None
            self.started = True
        weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
        paragraph = (
            f'<style:paragraph-properties fo:text-align="{align}" fo:text-indent="{indent}pt" fo:line-height="{line}" fo:margin-top="{before}pt" fo:margin-bottom="{after}pt"'
            f'{page}{" fo:keep-with-next=" + chr(34) + "always" + chr(34) if keep else ""}{" fo:break-before=" + chr(34) + "page" + chr(34) if breaks else ""}'
            f' style:auto-text-indent="false" style:justify-single-word="false" fo:orphans="2" fo:widows="2">{tabs}</style:paragraph-properties>'
        )
        text = f'<style:text-properties style:font-name="{font}" style:font-name-asian="{font}" fo:font-size="{size}pt" style:font-size-asian="{size}pt"{weight}/>'
        return self.style("paragraph" + extra, paragraph, text)

    started = False

    def paragraph(self, text, font, size, **rest):
        name = self.text_style(font, size, **rest)
        self.out.append(f'<text:p text:style-name="{name}">{text if "<text:" in text else escape(text)}</text:p>')

    def right_tab(self, width, leader=""):
        lead = f' style:leader-style="dotted" style:leader-text="{leader}"' if leader else ""
        return f'<style:tab-stops><style:tab-stop style:position="{width:.3f}cm" style:type="right"{lead}/></style:tab-stops>'

    # blocks

    def add(self, blocks):
        for kind, *rest in blocks:
            getattr(self, kind)(*rest)

    def turn(self, landscape=False):
        """The next paragraph begins a page of that orientation."""
        self.master = "Wide" if landscape else "Tall"
        self.landscape = landscape

    def cover(self, lines):
        k = self.look
        for n, text in enumerate(lines):
            self.paragraph(
                text,
                k.heading,
                30 if n < len(lines) - 1 else 22,
                align="center",
                bold=True,
                before=200 if n == 0 else 24,
                line="140%",
            )

    def contents(self, entries):
        k = self.look
        self.paragraph("目　录", k.heading, 20, align="center", bold=True, after=18)
        width = width_of(k, False)
        for level, text, page in entries:
            self.paragraph(
                f"{escape(text)}<text:tab/>{page}",
                k.body,
                12 if level else 12.5,
                bold=not level,
                indent=0 if not level else 14,
                line="150%",
                tabs=self.right_tab(width, k.leader),
            )

    def h1(self, text):
        self.paragraph(text, self.look.heading, 20, align="center", bold=True, before=6, after=16, keep=True)

    def h2(self, text):
        k = self.look
        self.paragraph(text, k.heading, k.body_size + 1, indent=2 * k.body_size, line="150%", before=6, keep=True)

    def h3(self, text):
        k = self.look
        self.paragraph(text, k.body, k.body_size, bold=True, indent=2 * k.body_size, line="150%", keep=True)

    def p(self, text):
        k = self.look
        self.paragraph(text, k.body, k.body_size, align="justify", indent=2 * k.body_size, line="150%")

    def caption(self, text):
        self.paragraph(text, self.look.body, 11, align="center")

    def form(self, table, heading):
        """One statutory form on a page of its own, with its title and header line."""
        k = self.look
        self.turn(table.landscape)
        if heading:
            self.paragraph(heading, k.heading, 14, bold=True, after=4, keep=True)
        self.paragraph(table.title, k.heading, 16, align="center", bold=True, after=4, keep=True)
        tab = self.right_tab(width_of(k, table.landscape))
        if table.number:
            self.paragraph(f"<text:tab/>{table.number}", k.cell, k.cell_size + 0.5, tabs=tab, keep=True)
        self.paragraph(
            f"{escape(table.entity)}<text:tab/>{table.unit}", k.cell, k.cell_size + 0.5, tabs=tab, after=2, keep=True
        )
        self.grid(table, (k.row_heights or {}).get(table.form, k.row))
        for note in table.notes:
            self.paragraph(note, k.cell, k.cell_size, before=3)

    def table(self, table):
        k = self.look
        if table.title:
            self.paragraph(table.title, k.heading, 14, align="center", bold=True, before=12, after=6, keep=True)
        self.grid(table, 0.9)
        self.paragraph("", k.body, 8)

    def grid(self, table, row_height):
        k = self.look
        self.tables += 1
        width = width_of(k, self.landscape)
        name = self.style(
            "table",
            f'<style:table-properties style:width="{width:.3f}cm" table:align="center" table:border-model="collapsing" fo:margin-top="0cm"/>',
        )
        self.out.append(f'<table:table table:name="T{self.tables}" table:style-name="{name}">')
        whole = sum(table.widths)
        for w in table.widths:
            column = self.style(
                "table-column", f'<style:table-column-properties style:column-width="{width * w / whole:.3f}cm"/>'
            )
            self.out.append(f'<table:table-column table:style-name="{column}"/>')
        keep = ' fo:keep-together="always"' if k.keep_rows else ' fo:keep-together="auto"'
        row_style = self.style(
            "table-row", f'<style:table-row-properties style:min-row-height="{row_height}cm"{keep}/>'
        )
        rows = placed(table.header + table.body, len(table.widths))
        for number, row in enumerate(rows):
            if number == 0 and table.header and k.repeat_header:
                self.out.append("<table:table-header-rows>")
            self.out.append(f'<table:table-row table:style-name="{row_style}">')
            for c, cell in enumerate(row):
                if cell is None:
                    self.out.append("<table:covered-table-cell/>")
                else:
                    self.cell(cell, number, c, number < len(table.header), len(rows), len(table.widths))
            self.out.append("</table:table-row>")
            if number == len(table.header) - 1 and k.repeat_header:
                self.out.append("</table:table-header-rows>")
        self.out.append("</table:table>")

    def cell(self, cell, r, c, is_header, rows, columns):
        k = self.look
        thin, none = f"{k.hair}pt solid #000000", "none"
        heavy = "1.5pt solid #000000" if k.rules == "thick" else thin
        left = heavy if c == 0 else thin
        right = heavy if c + cell.columns == columns else thin
        top = heavy if r == 0 else thin
        bottom = heavy if r + cell.rows == rows else thin
        if k.rules == "open":
            left, right = (none if c == 0 else thin), (none if c + cell.columns == columns else thin)
        if k.rules == "lines":
            left = right = none
        sides = "".join(
            f' fo:border-{n}="{v}"' for n, v in (("left", left), ("right", right), ("top", top), ("bottom", bottom))
        )
        fill = f' fo:background-color="{k.fill}"' if is_header and k.fill else ""
        pad = ' fo:padding-left="0.06cm" fo:padding-right="0.06cm" fo:padding-top="0.02cm" fo:padding-bottom="0.02cm"'
        name = self.style(
            "table-cell", f'<style:table-cell-properties style:vertical-align="middle"{sides}{fill}{pad}/>'
        )
        spans = (f' table:number-columns-spanned="{cell.columns}"' if cell.columns > 1 else "") + (
            f' table:number-rows-spanned="{cell.rows}"' if cell.rows > 1 else ""
        )
        self.out.append(f'<table:table-cell table:style-name="{name}"{spans} office:value-type="string">')
        align = {"center": "center", "amount": k.amount_align}.get(cell.kind, "start")
        self.paragraph(
            cell.text,
            k.cell,
            k.header_size if is_header else k.cell_size,
            align=align,
            bold=is_header and k.bold_header,
        )
        self.out.append("</table:table-cell>")

    # document

    def document(self):
        k = self.look

        def layout(name, landscape):
            t, l, b, r = k.wide_margins if landscape else k.margins
            w, h = (29.7, 21.0) if landscape else (21.0, 29.7)
            return (
                f'<style:page-layout style:name="L{name}"><style:page-layout-properties fo:page-width="{w}cm" fo:page-height="{h}cm" style:print-orientation="{"landscape" if landscape else "portrait"}"'
                f' fo:margin-top="{t}cm" fo:margin-bottom="{b - 0.9:.2f}cm" fo:margin-left="{l}cm" fo:margin-right="{r}cm"/>'
                f'<style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>'
            )

        fonts = "".join(
            f'<style:font-face style:name="{f}" svg:font-family="&apos;{f}&apos;"/>'
            for f in sorted({k.body, k.heading, k.cell})
        )
        page = escape(k.footer).format("<text:page-number>1</text:page-number>")
        footer_style = self.text_style(k.body, 10, align="center")
        masters = "".join(
            f'<style:master-page style:name="{n}" style:page-layout-name="L{n}"><style:footer><text:p text:style-name="{footer_style}">{page}</text:p></style:footer></style:master-page>'
            for n in ("Tall", "Wide")
        )
        masters = '<style:master-page style:name="Standard" style:page-layout-name="LTall"/>' + masters
        masters += '<style:master-page style:name="Cover" style:page-layout-name="LTall"/>'
        used = "".join(self.style_xml)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:font-face-decls>{fonts}</office:font-face-decls>"
            f'<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties style:text-autospace="none" style:punctuation-wrap="simple" style:line-break="strict"/>'
            f'<style:text-properties style:font-name="{k.body}" style:font-name-asian="{k.body}" fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:default-style>'
            "</office:styles>"
            f"<office:automatic-styles>{used}{layout('Tall', False)}{layout('Wide', True)}</office:automatic-styles><office:master-styles>{masters}</office:master-styles>"
            f"<office:body><office:text>{''.join(self.out)}</office:text></office:body></office:document>"
        )
