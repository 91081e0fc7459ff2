#!/usr/bin/env python3
"""Writes the eight dresses of one request. See README.md beside."""

import base64
import email
import hashlib
import io
import pathlib
import re
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent
ROOT = OUT.parent.parent.parent
sys.path.insert(0, str(ROOT / "templates/forms/make"))

import make as blank  # noqa: E402
from fiche import PARTS, TITLE  # noqa: E402
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.pdfgen import canvas  # noqa: E402

SAID = {
    "nom_naissance": "EXEMPLARD",
    "prenoms": "Dominique",
    "sexe": "f",
    "date_naissance": "22/03/1979",
    "ins": "279035121518989",
    "adresse": "8 impasse du Mirage",
    "code_postal": "17230",
    "commune": "Marans",
    "telephone": "0546990503",
    "consentement": "oui",
    "situation_mt": "aucun",
    "ald": "oui",
    "ald_categorie": "diabète de type 2",
    "css_ame": "non",
    "visites": "oui",
    "accessibilite": "oui",
    "langue": "français",
    "isolement": "oui",
    "motif": "Renouvellement de traitement impossible depuis trois mois.",
    "urgence": "chute la semaine dernière",
    "intervenants": "IDEL, DAC",
    "demandeur": "Camille Signataire",
    "fonction_demandeur": "Assistante sociale",
    "contact_demandeur": "0546990601",
}

# What the header of a clinical document says by itself.
IN_HEADER = {
    "nom_naissance", "prenoms", "sexe", "date_naissance", "ins", "adresse", "code_postal",
    "commune", "telephone", "situation_mt", "motif", "demandeur", "fonction_demandeur",
    "contact_demandeur",
}

HEAD = """\
From: Camille Signataire <camille.signataire@chu-aunis.mssante.example>
To: passerelle@cpts-aunis.mssante.example
Subject: Demande
Date: Mon, 02 Mar 2026 16:00:00 +0100
Message-ID: <habit-{number}@chu-aunis.mssante.example>
MIME-Version: 1.0
"""


def shown(key, kind):
    """A value as it is written in words."""
    return dict(blank.options(kind)).get(SAID[key], SAID[key])


def said():
    """(key, label, kind) of everything that is said."""
    return [each for _, fields in PARTS for each in fields if each[0] in SAID]


def write(number, name, head, body):
    message = (HEAD.format(number=number) + head + "\n").replace("\n", "\r\n").encode("ascii")
    (OUT / f"{number}-{name}.eml").write_bytes(message + body)


def coded(content):
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def attached(number, name, content, file, media):
    body = (
        "--lot\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "Bonjour, la fiche est jointe.\r\n--lot\r\n"
        f"Content-Type: {media}; name=\"{file}\"\r\n"
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment; filename=\"{file}\"\r\n\r\n").encode("ascii")
    write(number, name, "Content-Type: multipart/mixed; boundary=\"lot\"\n",
          body + coded(content) + b"--lot--\r\n")


def html():
    rows = "".join(
        f"<tr><td><b>{label}</b></td><td>{shown(key, kind)}</td></tr>\r\n"
        for key, label, kind in said())
    page = f"<html><body><h2>{TITLE}</h2><table>\r\n{rows}</table></body></html>\r\n"
    write("002", "html-body",
          "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n",
          coded(page.encode("utf-8")))


def flat_pdf():
    """Printed and filled in: no field left, boxes are characters."""
    blank.fonts()
    out = io.BytesIO()
    c = canvas.Canvas(out, pagesize=A4, pageCompression=1, invariant=1)
    y = A4[1] - 60
    c.setFont("Serif-Bold", 18)
    c.drawString(50, y, TITLE)
    y -= 34
    c.setFont("Sans", 9.5)
    for _, fields in PARTS:
        for key, label, kind in fields:
            c.drawString(50, y, label + " :")
            boxes = blank.options(kind)
            if boxes:
                words = "   ".join(
                    ("☒ " if SAID.get(key) == value else "☐ ") + text for value, text in boxes)
            else:
                words = SAID.get(key, "")
            c.drawString(270, y, words)
            y -= 19
    c.save()
    return out.getvalue()


def hprim():
    lines = [
        "A4403", SAID["nom_naissance"], SAID["prenoms"].upper(), SAID["adresse"], "",
        SAID["code_postal"] + " " + SAID["commune"], SAID["date_naissance"], "", "HOS2603",
        "02/03/2026", "CHUAUNIS   CHU AUNIS SERVICE SOCIAL", "PASSEREL   CPTS AUNIS", "",
        TITLE.upper(), "",
    ] + [f"{label} : {shown(key, kind)}" for key, label, kind in said()]
    return ("\r\n".join(lines + ["****FIN****", "****FINFICHIER****"]) + "\r\n").encode("utf-8")


CDA = """<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <realmCode code="FR"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="1.2.250.1.213.1.1.1.1"/>
  <id root="1.2.250.1.999.17.700.1"/>
  <code code="96349-6" displayName="Lettre d'adressage" codeSystem="2.16.840.1.113883.6.1"/>
  <title>Lettre d'adressage</title>
  <effectiveTime value="20260302153000+0100"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="fr-FR"/>
  <setId root="1.2.250.1.999.17.700"/>
  <versionNumber value="1"/>
  <recordTarget><patientRole>
    <id root="1.2.250.1.213.1.4.8" extension="{ins}"/>
    <addr><houseNumber>8</houseNumber><streetName>impasse du Mirage</streetName>
      <postalCode>{code_postal}</postalCode><city>{commune}</city></addr>
    <telecom value="tel:{telephone}" use="H"/>
    <patient>
      <name><family qualifier="BR">{nom_naissance}</family><given>{prenoms}</given></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
      <birthTime value="19790322"/>
    </patient>
  </patientRole></recordTarget>
  <author>
    <time value="20260302153000+0100"/>
    <assignedAuthor>
      <id root="1.2.250.1.71.4.2.1" extension="899999999982"/>
      <code code="SOC" displayName="{fonction_demandeur}" codeSystem="1.2.250.1.213.1.1.4.5"/>
      <telecom value="tel:{contact_demandeur}"/>
      <assignedPerson><name><given>Camille</given><family>Signataire</family></name></assignedPerson>
    </assignedAuthor>
  </author>
  <custodian><assignedCustodian><representedCustodianOrganization>
    <id root="1.2.250.1.71.4.2.2" extension="1170000004"/>
    <name>Centre hospitalier d'Aunis</name>
  </representedCustodianOrganization></assignedCustodian></custodian>
  <participant typeCode="INF">
    <functionCode code="PCP" codeSystem="2.16.840.1.113883.5.88"/>
    <time nullFlavor="NA"/>
    <associatedEntity classCode="PROV" nullFlavor="NA"/>
  </participant>
  <componentOf><encompassingEncounter>
    <effectiveTime><low value="20260302"/></effectiveTime>
    <location><healthCareFacility><code code="SA01" codeSystem="1.2.250.1.71.4.2.4"/>
    </healthCareFacility></location>
  </encompassingEncounter></componentOf>
  <component><structuredBody>
    <component><section>
      <code code="42349-1" codeSystem="2.16.840.1.113883.6.1"/>
      <title>Motif de la demande</title>
      <text><paragraph>{motif}</paragraph></text>
    </section></component>
    <component><section>
      <code code="29762-2" codeSystem="2.16.840.1.113883.6.1"/>
      <title>Situation de la personne</title>
      <text><table><tbody>{rows}</tbody></table></text>
    </section></component>
  </structuredBody></component>
</ClinicalDocument>
"""


def cda():
    rows = "".join(
        f"<tr><th>{label}</th><td>{shown(key, kind)}</td></tr>"
        for key, label, kind in said() if key not in IN_HEADER)
    return CDA.format(rows=rows, **SAID).encode("utf-8")


def package():
    """The package of the letter in xdm/001, with another letter in it."""
    model = email.message_from_bytes(
        (OUT.parent / "xdm/001-as-the-standard-has-it.eml").read_bytes())
    old = next(part.get_payload(decode=True) for part in model.walk()
               if part.get_content_type() == "application/zip")
    letter = cda()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(old)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("DOC00001.XML"):
                content = letter
            elif name.endswith("METADATA.XML"):
                words = content.decode("utf-8")
                words = re.sub("[0-9a-f]{40}", hashlib.sha1(letter).hexdigest(), words)
                words = words.replace("<Value>249<", f"<Value>{len(letter)}<")
                words = words.replace("1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.8")
                words = words.replace("11490-0", "96349-6")
                words = words.replace("1.2.250.1.213.1.1.9.99.1", "1.2.250.1.999.17.700.1")
                words = words.replace("Sortie d'hospitalisation", "Demande")
                words = re.sub(r"Lettre de liaison\s+à la sortie", "Lettre d'adressage", words)
                content = words.encode("utf-8")
            info = zipfile.ZipInfo(name, (2026, 3, 2, 16, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        blank.make(SAID, folder)
        filled = {file.suffix[1:]: file.read_bytes() for file in folder.iterdir()}
    write("001", "text-body",
          "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
          coded(filled["txt"]))
    html()
    office = "application/vnd.openxmlformats-officedocument."
    attached("003", "pdf-form", filled["pdf"], "fiche.pdf", "application/pdf")
    attached("004", "flat-pdf", flat_pdf(), "fiche.pdf", "application/pdf")
    attached("005", "docx", filled["docx"], "fiche.docx", office + "wordprocessingml.document")
    attached("006", "xlsx", filled["xlsx"], "fiche.xlsx", office + "spreadsheetml.sheet")
    attached("007", "hprim", hprim(), "lettre.hpr", "application/x-hprim; charset=utf-8")
    attached("008", "xdm-cda", package(), "IHE_XDM.ZIP", "application/zip")
