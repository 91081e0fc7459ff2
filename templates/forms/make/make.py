#!/usr/bin/env python3
"""Writes the blank reference fiche: PDF to fill in, DOCX, XLSX and text. See README.md beside."""

import pathlib
import sys

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from fiche import PARTS, TITLE, HELP, FOOT, SITUATIONS

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent

INK = "1F2A37"
BLUE = "1D4E89"
PALE = "EAF1F8"
LINE = "9FB3C8"
ENOUGH_LINES = 3


def ticked(values, key, value):
    return values.get(key) == value


def options(kind):
    """The answers that are printed beside boxes."""
    if kind == "oui-non":
        return [("oui", "oui"), ("non", "non")]
    if kind == "sexe":
        return [("f", "féminin"), ("m", "masculin")]
    if kind == "situation":
        return SITUATIONS
    return []


# --- Text -------------------------------------------------------------------------------------

def text(values, out):
    lines = [TITLE.upper(), "", HELP, ""]
    for heading, fields in PARTS:
        lines += [heading.upper(), ""]
        for key, label, kind in fields:
            boxes = options(kind)
            if boxes:
                lines.append(f"{label} : " + "   ".join(
                    ("[x] " if ticked(values, key, value) else "[ ] ") + words
                    for value, words in boxes))
            else:
                lines.append(f"{label} : {values.get(key, '')}".rstrip())
        lines.append("")
    lines.append(FOOT)
    (out / "fiche-de-saisine.txt").write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-8"))


# --- PDF --------------------------------------------------------------------------------------

class Page:
    """A page that is filled from top to bottom in two columns of labels and fields."""

    left, right, top = 48, A4[0] - 48, A4[1] - 52
    label_width = 212
    row = 21.5

    def __init__(self, out, values):
        self.values = values
        self.c = canvas.Canvas(str(out), pagesize=A4, pageCompression=1, invariant=1)
        self.c.setTitle(TITLE)
        self.c.setAuthor("Passerelle")
        self.c.setSubject("Fiche à remplir, puis à joindre à un message")
        self.y = self.top
        self.number = 1

    def head(self):
        self.c.setFillColor(HexColor("#" + BLUE))
        self.c.setFont("Serif-Bold", 19)
        self.c.drawString(self.left, self.y - 12, TITLE)
        self.y -= 32
        self.c.setFillColor(HexColor("#" + INK))
        self.c.setFont("Sans", 8.6)
        for line in wrap(self.c, HELP, "Sans", 8.6, self.right - self.left):
            self.c.drawString(self.left, self.y, line)
            self.y -= 11.5
        self.y -= 4

    def foot(self):
        self.c.setFont("Sans", 7.4)
        self.c.setFillColor(HexColor("#5B6B7C"))
        y = 36
        for line in reversed(wrap(self.c, FOOT, "Sans", 7.4, self.right - self.left - 40)):
            self.c.drawString(self.left, y, line)
            y += 9.5
        self.c.drawRightString(self.right, 36, f"{self.number} / 2")

    def space(self, height):
        if self.y - height < 66:
            self.foot()
            self.c.showPage()
            self.number += 1
            self.y = self.top

    def heading(self, words, fields):
        """Begins a part, on a page that has room for all of it."""
        rows = sum(57 if kind == "texte" else 72 if kind == "situation" else self.row
                   for _, _, kind in fields)
        self.space(30 + rows)
        self.y -= 8
        self.c.setFillColor(HexColor("#" + PALE))
        self.c.rect(self.left, self.y - 13, self.right - self.left, 18, stroke=0, fill=1)
        self.c.setFillColor(HexColor("#" + BLUE))
        self.c.setFont("Sans-Bold", 10)
        self.c.drawString(self.left + 6, self.y - 8, words)
        self.y -= 22

    def label(self, words):
        self.c.setFillColor(HexColor("#" + INK))
        self.c.setFont("Sans", 9.4)
        self.c.drawString(self.left + 6, self.y - 11, words)

    def field(self, key, label, kind):
        height = 17 * ENOUGH_LINES if kind == "texte" else 16
        self.space(height + 8)
        self.label(label)
        x = self.left + self.label_width
        form = self.c.acroForm
        boxes = options(kind)
        if boxes and kind == "situation":
            for value, words in boxes:
                self.space(20)
                self.box(key, value, label, words, x)
                self.y -= 17
            self.y -= 4
            return
        if boxes:
            for value, words in boxes:
                x = self.box(key, value, label, words, x)
        else:
            form.textfield(
                name=key, tooltip=label, value=self.values.get(key, ""), x=x, y=self.y - height + 1, height=height,
                width=self.right - x, fontName="Helvetica", fontSize=10, borderWidth=0.6,
                borderColor=HexColor("#" + LINE), fillColor=white,
                textColor=HexColor("#" + INK), forceBorder=True, maxlen=2000,
                fieldFlags="multiline" if kind == "texte" else "")
        self.y -= max(self.row, height + 6)

    def box(self, key, value, label, words, x):
        self.c.acroForm.checkbox(
            name=f"{key}_{value}", tooltip=f"{label} : {words}", x=x, y=self.y - 12, size=11,
            checked=ticked(self.values, key, value),
            buttonStyle="cross", borderWidth=0.6, borderColor=HexColor("#" + LINE),
            fillColor=white, textColor=HexColor("#" + INK), forceBorder=True)
        self.c.setFillColor(HexColor("#" + INK))
        self.c.setFont("Sans", 9.4)
        self.c.drawString(x + 16, self.y - 10.5, words)
        return x + 16 + pdfmetrics.stringWidth(words, "Sans", 9.4) + 22

    def save(self):
        self.foot()
        self.c.save()


def wrap(c, words, font, size, width):
    lines, line = [], ""
    for word in words.split():
        longer = (line + " " + word).strip()
        if pdfmetrics.stringWidth(longer, font, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return lines + [line]


def fonts():
    """DejaVu, which comes with every Linux desktop; the folder may be given as first argument."""
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/dejavu")
    pdfmetrics.registerFont(TTFont("Sans", str(folder / "DejaVuSans.ttf")))
    pdfmetrics.registerFont(TTFont("Sans-Bold", str(folder / "DejaVuSans-Bold.ttf")))
    pdfmetrics.registerFont(TTFont("Serif-Bold", str(folder / "DejaVuSerif-Bold.ttf")))


def pdf(values, out):
    fonts()
    page = Page(out / "fiche-de-saisine.pdf", values)
    page.head()
    for heading, fields in PARTS:
        page.heading(heading, fields)
        for key, label, kind in fields:
            page.field(key, label, kind)
    page.save()


# --- DOCX -------------------------------------------------------------------------------------

def control(paragraph, tag, alias, value, prompt):
    """A content control for text (ECMA-376 part 1 §17.5.2)."""
    sdt = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    for name, given in (("w:alias", alias), ("w:tag", tag)):
        element = OxmlElement(name)
        element.set(qn("w:val"), given)
        properties.append(element)
    if not value:
        properties.append(OxmlElement("w:showingPlcHdr"))
    properties.append(OxmlElement("w:text"))
    sdt.append(properties)
    content = OxmlElement("w:sdtContent")
    run = OxmlElement("w:r")
    style = OxmlElement("w:rPr")
    colour = OxmlElement("w:color")
    colour.set(qn("w:val"), "8A97A5")
    if not value:
        style.append(colour)
    run.append(style)
    words = OxmlElement("w:t")
    words.text = value or prompt
    run.append(words)
    content.append(run)
    sdt.append(content)
    paragraph._p.append(sdt)


def checkbox(paragraph, tag, alias, checked):
    """A check box of Word 2010 (MS-DOCX §2.5.3)."""
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    sdt = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    for name, given in (("w:alias", alias), ("w:tag", tag)):
        element = OxmlElement(name)
        element.set(qn("w:val"), given)
        properties.append(element)
    box = properties.makeelement("{%s}checkbox" % w14, nsmap={"w14": w14})
    for name, value in (
            ("checked", "1" if checked else "0"), ("checkedState", "2612"), ("uncheckedState", "2610")):
        element = box.makeelement("{%s}%s" % (w14, name))
        element.set("{%s}val" % w14, value)
        if name != "checked":
            element.set("{%s}font" % w14, "MS Gothic")
        box.append(element)
    properties.append(box)
    sdt.append(properties)
    content = OxmlElement("w:sdtContent")
    run = OxmlElement("w:r")
    style = OxmlElement("w:rPr")
    family = OxmlElement("w:rFonts")
    for face in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        family.set(qn(face), "MS Gothic")
    style.append(family)
    run.append(style)
    words = OxmlElement("w:t")
    words.text = "☒" if checked else "☐"
    run.append(words)
    content.append(run)
    sdt.append(content)
    paragraph._p.append(sdt)


def shade(cell, colour):
    properties = cell._tc.get_or_add_tcPr()
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    properties.append(shading)


def rule(table):
    """Thin lines, in place of black ones."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement("w:" + edge)
        for name, value in (("val", "single"), ("sz", "4"), ("color", LINE)):
            line.set(qn("w:" + name), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def docx(values, out):
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin = section.bottom_margin = Cm(1.6)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Calibri")
    title = document.add_paragraph()
    title.paragraph_format.space_after = Pt(2)
    run = title.add_run(TITLE)
    run.bold, run.font.size = True, Pt(19)
    run.font.color.rgb = RGBColor.from_string(BLUE)
    lead = document.add_paragraph(HELP)
    lead.paragraph_format.space_after = Pt(6)
    for heading, fields in PARTS:
        table = document.add_table(rows=0, cols=2)
        table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        rule(table)
        row = table.add_row().cells
        merged = row[0].merge(row[1])
        shade(merged, PALE)
        words = merged.paragraphs[0].add_run(heading)
        words.bold, words.font.color.rgb = True, RGBColor.from_string(BLUE)
        for key, label, kind in fields:
            row = table.add_row().cells
            row[0].width, row[1].width = Cm(6.3), Cm(10.9)
            row[0].paragraphs[0].add_run(label)
            answer = row[1].paragraphs[0]
            boxes = options(kind)
            for number, (value, words) in enumerate(boxes):
                if kind == "situation" and number:
                    answer = row[1].add_paragraph()
                checkbox(answer, f"{key}_{value}", f"{label} : {words}",
                         ticked(values, key, value))
                answer.add_run(f" {words}" + ("" if kind == "situation" else "     "))
            if not boxes:
                control(answer, key, label, values.get(key, ""),
                        "Cliquez ou appuyez ici pour entrer du texte.")
            if kind == "texte":
                row[1].paragraphs[0].paragraph_format.space_after = Pt(30)
            for cell in row:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_before = Pt(2.5)
                    if kind != "texte":
                        paragraph.paragraph_format.space_after = Pt(2.5)
        gap = document.add_paragraph()
        gap.paragraph_format.space_after = Pt(0)
        gap.runs or gap.add_run("").font.__setattr__("size", Pt(5))
    foot = document.add_paragraph()
    small = foot.add_run(FOOT)
    small.font.size, small.font.color.rgb = Pt(8), RGBColor.from_string("5B6B7C")
    document.core_properties.title = TITLE
    document.core_properties.author = "Passerelle"
    document.save(out / "fiche-de-saisine.docx")


# --- XLSX -------------------------------------------------------------------------------------

def xlsx(values, out):
    book = Workbook()
    sheet = book.active
    sheet.title = "Demande"
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 42
    sheet.column_dimensions["B"].width = 58
    thin = Side(style="thin", color=LINE)
    frame = Border(left=thin, right=thin, top=thin, bottom=thin)
    sheet["A1"] = TITLE
    sheet["A1"].font = Font(name="Calibri", size=19, bold=True, color=BLUE)
    sheet["A2"] = HELP
    sheet.merge_cells("A2:B2")
    sheet["A2"].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[2].height = 46
    row = 4
    for heading, fields in PARTS:
        sheet.cell(row, 1, heading).font = Font(name="Calibri", bold=True, color=BLUE)
        sheet.row_dimensions[row].height = 20
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        sheet.cell(row, 1).fill = PatternFill("solid", start_color=PALE)
        row += 1
        for key, label, kind in fields:
            sheet.cell(row, 1, label).border = frame
            answer = sheet.cell(row, 2)
            answer.border = frame
            answer.number_format = "@"
            answer.alignment = Alignment(
                wrap_text=True, vertical="top" if kind == "texte" else "center")
            sheet.cell(row, 1).alignment = Alignment(vertical="center")
            boxes = options(kind)
            answer.value = dict(boxes).get(values.get(key), values.get(key))
            if boxes:
                choice = DataValidation(
                    type="list", formula1='"' + ",".join(w for _, w in boxes) + '"',
                    allow_blank=True, showErrorMessage=False)
                sheet.add_data_validation(choice)
                choice.add(answer)
            sheet.row_dimensions[row].height = 18
            if kind == "texte":
                sheet.row_dimensions[row].height = 48
            row += 1
        row += 1
    sheet.cell(row, 1, FOOT).font = Font(size=8, color="5B6B7C")
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
    sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[row].height = 26
    sheet.page_setup.paperSize, sheet.page_setup.fitToWidth = 9, 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.properties.title, book.properties.creator = TITLE, "Passerelle"
    book.save(out / "fiche-de-saisine.xlsx")


def make(values, out):
    """All four files, blank where there are no values."""
    text(values, out)
    pdf(values, out)
    docx(values, out)
    xlsx(values, out)


if __name__ == "__main__":
    make({}, OUT)
