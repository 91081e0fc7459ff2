#!/usr/bin/env python3
"""Makes the PDFs and pictures of the tests, into the folder that is named.

    python3 make.py FOLDER

Asks for reportlab; for some files poppler-utils, ImageMagick and LibreOffice are started
(pdftoppm, convert, soffice). Everybody in the files stands in test-mailboxes/people.yml. Made once; what
lies beside this script and in test-mailboxes was made by it.
"""
import subprocess
import sys
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

OUT = Path(sys.argv[1])
WIDTH, HEIGHT = A4

FICHE = [
    ("nom_naissance", "Nom de naissance", "TESTPATIENT"),
    ("prenoms", "Prénom", "Georgette"),
    ("date_naissance", "Date de naissance", "14/05/1944"),
    ("adresse", "Adresse", "12 quai du Leurre"),
    ("commune", "Commune", "Marans"),
    ("code_postal", "Code postal", "17230"),
    ("telephone", "Téléphone du patient", "05 46 99 05 01"),
    ("motif", "Motif de la demande", "Suivi de son diabète"),
    ("demandeur", "Demandeur", "Claire Noiret"),
]
TITLE = "Demande de médecin traitant"


def page(name, **options):
    made = canvas.Canvas(str(OUT / name), pagesize=A4, invariant=1, **options)
    made.setTitle("fiche")
    return made


def form(name):
    """The fiche as a form (AcroForm), filled."""
    c = page(name)
    c.setFont("Helvetica-Bold", 14)
    c.drawString(56, HEIGHT - 60, TITLE)
    c.setFont("Helvetica", 11)
    fields = c.acroForm
    y = HEIGHT - 100
    for key, label, value in FICHE:
        c.drawString(56, y, label + " :")
        fields.textfield(name="fiche." + key, tooltip=label, value=value, x=200, y=y - 5,
                         width=300, height=18, fontSize=11, borderWidth=0)
        y -= 28
    c.drawString(56, y, "ALD :")
    for i, (word, on) in enumerate([("oui", True), ("non", False)]):
        fields.radio(name="fiche.ald", tooltip="ALD", value=word, selected=on, x=200 + 80 * i, y=y - 4,
                     size=14, buttonStyle="check")
        c.drawString(220 + 80 * i, y, word)
    y -= 28
    c.drawString(56, y, "Accord du patient :")
    fields.checkbox(name="fiche.consentement", tooltip="Accord du patient", checked=True, x=200, y=y - 4,
                    size=14)
    y -= 28
    c.drawString(56, y, "Visites à domicile :")
    fields.checkbox(name="fiche.visites", tooltip="Visites à domicile nécessaires", checked=False, x=200,
                    y=y - 4, size=14)
    y -= 28
    c.drawString(56, y, "Langue :")
    fields.choice(name="fiche.langue", tooltip="Langue parlée", value="portugais",
                  options=["français", "portugais"], x=200, y=y - 5, width=120, height=18, fontSize=11)
    c.save()


def flat(name, columns=1, **options):
    """The same as text; in two columns, two labels stand on one line."""
    c = page(name, **options)
    c.setFont("Helvetica-Bold", 14)
    c.drawString(56, HEIGHT - 60, TITLE)
    c.setFont("Helvetica", 11)
    y = HEIGHT - 100
    for i, (_, label, value) in enumerate(FICHE):
        c.drawString(56 + 260 * (i % columns), y, label + " : " + value)
        if i % columns == columns - 1:
            y -= 24
    c.save()


def letter(name, pages=2, sidebar=False):
    """A letter of prose, beside the list of the doctors of the service where wanted."""
    c = page(name)
    for number in range(1, pages + 1):
        left = 200 if sidebar else 56
        if sidebar:
            c.setFont("Helvetica", 8)
            for i in range(24):
                c.drawString(30, HEIGHT - 150 - 17 * i, "Docteur numéro %d du service" % (i + 1))
        c.setFont("Helvetica", 11)
        c.drawString(56, HEIGHT - 60, "CH d'Aunis, service de gériatrie, page %d" % number)
        for i in range(40):
            c.drawString(left, HEIGHT - 145 - 15 * i,
                         "Ligne %d du courrier : la patiente va mieux et rentre à son domicile." % (i + 1)
                         if not sidebar else "Ligne %d : la patiente va mieux et rentre chez elle." % (i + 1))
        c.showPage()
    c.save()


def printed(name):
    """A letter of two pages as an office program prints it, its fonts in it."""
    lines = "".join(
        "<p>%d. La patiente, vue ce jour, va mieux ; son traitement est le même et son retour au domicile"
        " est prévu avec une aide deux fois par semaine.</p>" % i for i in range(1, 29))
    page = OUT / (name + ".html")
    page.write_text("<html><head><meta charset='utf-8'></head><body><h2>CH d'Aunis, service de gériatrie</h2>"
                    "<p>Madame Georgette TESTPATIENT, née le 14/05/1944</p>" + lines + "</body></html>")
    run("soffice", "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(OUT), str(page))
    page.unlink()


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def fax_in_pdf(name):
    """The first page of the fax, packed as it is, as the one picture of a page."""
    tiff = Image.open(OUT / "fax.tif")
    strip = (OUT / "fax.tif").read_bytes()[tiff.tag_v2[273][0]:][:tiff.tag_v2[279][0]]
    content = b"q %d 0 0 %d 0 0 cm /I Do Q" % (WIDTH, HEIGHT)
    picture = (b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 /ColorSpace /DeviceGray"
               b" /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns %d /BlackIs1 %s >> /Length %d"
               % (tiff.width, tiff.height, tiff.width,
                  b"true" if tiff.tag_v2[262] == 1 else b"false", len(strip)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R"
        b" /Resources << /XObject << /I 5 0 R >> >> >>" % (WIDTH, HEIGHT),
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< " + picture + b" >>\nstream\n" + strip + b"\nendstream",
    ]
    pdf = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n" % number + written + b"\nendobj\n"
    table = len(pdf)
    pdf += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    pdf += b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table
    (OUT / name).write_bytes(pdf)


def scans():
    flat("flat.pdf")
    run("pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", str(OUT / "flat.pdf"), str(OUT / "scan"))
    run("convert", str(OUT / "scan.png"), "-quality", "60", str(OUT / "scan.jpg"))
    run("convert", str(OUT / "scan.png"), "-threshold", "60%", "-compress", "Group4",
        "-define", "tiff:rows-per-strip=4000", str(OUT / "page.tif"))
    run("convert", str(OUT / "page.tif"), str(OUT / "page.tif"), "-compress", "Group4", str(OUT / "fax.tif"))
    (OUT / "page.tif").unlink()
    for kind, source in (("jpeg", "scan.jpg"), ("grey", "scan.png")):
        c = page("scan-%s.pdf" % kind)
        c.drawImage(str(OUT / source), 0, 0, WIDTH, HEIGHT)
        c.save()
    fax_in_pdf("scan-fax.pdf")
    # A scan with the text that a program read, unseen under the picture.
    c = page("scan-with-text.pdf")
    c.drawImage(str(OUT / "scan.jpg"), 0, 0, WIDTH, HEIGHT)
    text = c.beginText(56, HEIGHT - 100)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 11)
    for _, label, value in FICHE:
        text.textLine(label + " : " + value)
    c.drawText(text)
    c.save()


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    form("form.pdf")
    flat("two-columns.pdf", columns=2)
    flat("locked.pdf", encrypt=StandardEncryption("secret", "secret"))
    flat("open.pdf", encrypt=StandardEncryption("", "secret", canPrint=0))
    letter("letter.pdf")
    printed("printed")
    letter("sidebar.pdf", pages=1, sidebar=True)
    scans()


main()
