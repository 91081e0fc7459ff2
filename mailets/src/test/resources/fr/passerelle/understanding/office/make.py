"""Writes the documents of this folder again: python3 make.py

Needs python-docx, openpyxl and LibreOffice (soffice). What Word alone writes (content controls, form
fields, changes) is written here by hand, part by part, as Word does. Everybody is made up; see
test-mailboxes/people.yml. The sums of the files differ from run to run, their text does not.
"""

import datetime
import pathlib
import shutil
import subprocess
import tempfile
import zipfile

import docx
import openpyxl

HERE = pathlib.Path(__file__).parent
DATE = (2026, 3, 2, 8, 0, 0)

LINES = [
    ("Nom de naissance", "TESTPATIENT"),
    ("Prénom", "Georgette"),
    ("Sexe", "F"),
    ("Date de naissance", "14/05/1944"),
    ("Commune", "17230 Marans"),
    ("Téléphone", "05 46 99 05 01"),
]


def python_docx():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "CPTS Aunis – à renvoyer par messagerie sécurisée"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_heading("Fiche de saisine", 1)
    for label, value in LINES:
        paragraph = document.add_paragraph()
        paragraph.add_run(label + " : ").bold = True
        paragraph.add_run(value)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Motif de la demande"
    table.cell(0, 1).text = "Départ en retraite du Dr Durand"
    table.cell(0, 1).add_paragraph("chute récente")
    table.cell(1, 0).merge(table.cell(1, 1)).text = "☒ ALD    ☐ Grossesse"
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "made.docx"
        document.save(made)
        without(made, HERE / "python-docx.docx")


def openpyxl_xlsx(name, epoch):
    book = openpyxl.Workbook()
    if epoch == 1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Saisine"
    sheet["A1"] = "Fiche de saisine"
    sheet.merge_cells("A1:D1")
    sheet["A3"] = "Nom de naissance"
    sheet["B3"] = "TESTPATIENT"
    sheet["A4"] = "Date de naissance"
    sheet["B4"] = datetime.date(1944, 5, 14)
    sheet["B4"].number_format = "dd/mm/yyyy"
    sheet["A5"] = "Téléphone"
    sheet["B5"] = 546990501
    sheet["B5"].number_format = '0#" "##" "##" "##" "##'
    sheet["A6"] = "Code postal"
    sheet["B6"] = 1230
    sheet["B6"].number_format = "00000"
    sheet["A7"] = "ALD"
    sheet["B7"] = True
    sheet["A8"] = "Prénom"
    sheet["C8"] = "Georgette"
    sheet["A9"] = "cachée"
    sheet.row_dimensions[9].hidden = True
    sheet["F3"] = "cachée aussi"
    sheet.column_dimensions["F"].hidden = True
    other = book.create_sheet("Listes")
    other["A1"] = "choix"
    other.sheet_state = "hidden"
    book.save(HERE / name)


TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""

RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""

CONTROL = """<w:p><w:r><w:t xml:space="preserve">{label} : </w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{tag}"/><w:id w:val="{id}"/>{showing}<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt></w:p>"""

BOX = """<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{tag}"/><w:id w:val="{id}"/><w14:checkbox><w14:checked w14:val="{on}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>{glyph}</w:t></w:r></w:sdtContent></w:sdt>"""


def legacy(data, result):
    """A form field of Word 97, as Word still writes it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>' + data + "</w:ffData></w:fldChar></w:r>"
        '<w:r><w:instrText xml:space="preserve"> FORM </w:instrText></w:r>'
        + ('<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>' + result + "</w:t></w:r>" if result else "")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def word_form():
    text = legacy('<w:name w:val="Texte1"/><w:enabled/><w:calcOnExit w:val="0"/><w:statusText w:type="text" w:val="Téléphone du demandeur"/><w:textInput/>', "0546990502").replace(" FORM ", " FORMTEXT ")
    box = legacy('<w:name w:val="Case1"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>', "").replace(" FORM ", " FORMCHECKBOX ")
    choice = legacy('<w:name w:val="Liste1"/><w:enabled/><w:calcOnExit w:val="0"/><w:ddList><w:result w:val="1"/><w:listEntry w:val="aucun"/><w:listEntry w:val="parti en retraite"/></w:ddList>', "").replace(" FORM ", " FORMDROPDOWN ")
    body = (
        "<w:p><w:r><w:t>Fiche de saisine</w:t></w:r></w:p>"
        + CONTROL.format(label="Nom de naissance", tag="nom", id=101, showing="", text="TESTPATIENT")
        + CONTROL.format(label="Prénom", tag="prenom", id=102, showing='<w:placeholder><w:docPart w:val="A1"/></w:placeholder><w:showingPlcHdr/>', text="Cliquez ou appuyez ici pour entrer du texte.")
        + "<w:p><w:r><w:t xml:space=\"preserve\">ALD : </w:t></w:r>"
        + BOX.format(label="ALD oui", tag="ald_oui", id=103, on=1, glyph="☒")
        + '<w:r><w:t xml:space="preserve"> oui </w:t></w:r>'
        + BOX.format(label="ALD non", tag="ald_non", id=104, on=0, glyph="☐")
        + '<w:r><w:t xml:space="preserve"> non</w:t></w:r></w:p>'
        + '<w:p><w:r><w:t xml:space="preserve">Téléphone du demandeur : </w:t></w:r>' + text + "</w:p>"
        + '<w:p><w:r><w:t xml:space="preserve">Accord du patient : </w:t></w:r>' + box + '<w:r><w:t xml:space="preserve"> oui</w:t></w:r></w:p>'
        + '<w:p><w:r><w:t xml:space="preserve">Situation MT : </w:t></w:r>' + choice + "</w:p>"
        + '<w:p><w:r><w:t xml:space="preserve">Commune : </w:t></w:r><w:del w:id="1" w:author="A" w:date="2026-03-01T10:00:00Z"><w:r><w:delText>Surgères</w:delText></w:r></w:del><w:ins w:id="2" w:author="A" w:date="2026-03-01T10:00:00Z"><w:r><w:t>Marans</w:t></w:r></w:ins></w:p>'
        + '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r><w:r><w:t xml:space="preserve">Visites à domicile : </w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t xml:space="preserve"> oui</w:t></w:r></w:p>'
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14">'
        "<w:body>" + body + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )
    with zipfile.ZipFile(HERE / "word-form.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", document)):
            package.writestr(zipfile.ZipInfo(name, DATE), content, zipfile.ZIP_DEFLATED)


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles>
 <office:body><office:text>
  <text:h text:outline-level="1">Fiche de saisine</text:h>
%s
  <text:p>Langue parlée :<text:tab/>français<text:span text:style-name="T1"> caché</text:span></text:p>
  <table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
   <table:table-row><table:table-cell><text:p>Motif de la demande</text:p></table:table-cell><table:table-cell><text:p>Départ en retraite du Dr Durand</text:p><text:p>chute récente</text:p></table:table-cell></table:table-row>
   <table:table-row><table:table-cell><text:p>ALD</text:p></table:table-cell><table:table-cell><text:p>☒ oui<text:s text:c="3"/>☐ non</text:p></table:table-cell></table:table-row>
  </table:table>
 </office:text></office:body>
</office:document>
"""


def flat():
    lines = "\n".join("  <text:p>%s : %s</text:p>" % line for line in LINES)
    (HERE / "libreoffice.fodt").write_text(FLAT % lines, encoding="utf-8")


def convert(source, form, name):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", form, "--outdir", folder, str(HERE / source)], check=True, stdout=subprocess.DEVNULL)
        made = next(pathlib.Path(folder).iterdir())
        if zipfile.is_zipfile(made):
            without(made, HERE / name)
        else:
            shutil.copy(made, HERE / name)


def without(source, target):
    """The same zip without its picture of the first page."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            if not info.filename.startswith(("Thumbnails", "Configurations2", "docProps/thumbnail")):
                new.writestr(info.filename, old.read(info), info.compress_type)


python_docx()
openpyxl_xlsx("openpyxl.xlsx", 1900)
openpyxl_xlsx("openpyxl-1904.xlsx", 1904)
word_form()
flat()
for form, name in (("odt", "libreoffice.odt"), ("docx", "libreoffice.docx"), ("rtf", "libreoffice.rtf"), ("doc", "libreoffice.doc")):
    convert("libreoffice.fodt", form, name)
convert("openpyxl.xlsx", "ods", "libreoffice.ods")
convert("openpyxl.xlsx", "xlsx:Calc MS Excel 2007 XML", "libreoffice.xlsx")
convert("openpyxl.xlsx", "xls", "libreoffice.xls")
convert("word-form.docx", "odt", "libreoffice-form.odt")
convert("word-form.docx", "rtf", "libreoffice-form.rtf")
convert("word-form.docx", "docx:MS Word 2007 XML", "libreoffice-form.docx")
