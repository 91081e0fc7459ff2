package fr.passerelle.understanding.pdf;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.xml.Xml;
import fr.passerelle.xml.XmlElement;
import fr.passerelle.xml.XmlRead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The same as FDF, in XML (ISO 19444-1): `<xfdf><fields><field name="…"><value>…`. A box says in
/// a text what a name says in FDF; only `Off` is told apart.
public final class XfdfText implements DocumentText {
    private static final String NAMESPACE = "http://ns.adobe.com/xfdf/";
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int HEAD = 512;

    @Override
    public Read read(Part part) {
        if (!new String(part.head(HEAD), StandardCharsets.ISO_8859_1).contains("<xfdf")) {
            return new Read.NotForMe();
        }
        byte[] content = part.content();
        if (content.length > MAX_BYTES) {
            return new Read.Unreadable("larger than the limit");
        }
        Reading reading = new Reading(part.path());
        return switch (Xml.read(Slice.of(content), reading::root)) {
            case XmlRead.Whole<Boolean>(var known) ->
                    known ? new Read.Text(reading.document()) : new Read.NotForMe();
            case XmlRead.Malformed<Boolean> _ -> new Read.Unreadable("damaged XML");
            case XmlRead.Unsafe<Boolean> _ -> new Read.Unreadable("XML beyond the limits");
        };
    }

    private static final class Reading {
        private final String part;
        private final List<Filled> filled = new ArrayList<>();
        private boolean whole = true;

        Reading(String part) {
            this.part = part;
        }

        boolean root(XmlElement root) {
            if (!root.is(NAMESPACE, "xfdf")) {
                return false;
            }
            root.children(
                    each -> {
                        if (each.is(NAMESPACE, "fields")) {
                            fields(each, "");
                        }
                    });
            return true;
        }

        private void fields(XmlElement parent, String above) {
            parent.children(
                    each -> {
                        if (each.is(NAMESPACE, "field")) {
                            String own = each.attribute("name").orElse("").strip();
                            field(each, above.isEmpty() ? own : above + "." + own);
                        }
                    });
        }

        /// A field has values or fields, in any order.
        private void field(XmlElement field, String name) {
            List<String> values = new ArrayList<>();
            boolean[] inner = {false};
            field.children(
                    each -> {
                        if (each.is(NAMESPACE, "field")) {
                            inner[0] = true;
                            String own = each.attribute("name").orElse("").strip();
                            field(each, name + "." + own);
                        } else if (each.is(NAMESPACE, "value")) {
                            values.add(each.text());
                        }
                    });
            if (!name.isEmpty() && (!values.isEmpty() || !inner[0])) {
                add(name, String.join(", ", values));
            }
        }

        private void add(String name, String value) {
            if (filled.size() >= Limits.FORM_FIELDS || value.length() > Limits.FORM_VALUE_BYTES) {
                whole = false;
                return;
            }
            Entry entry =
                    value.equals("Off")
                            ? new Entry.NotTicked()
                            : new Entry.Text(value.replace("\r\n", "\n").replace('\r', '\n'));
            filled.add(
                    new Filled(name, Optional.empty(), entry, new Defect.Where.InForm(part, name)));
        }

        WrittenDocument document() {
            return new WrittenDocument(List.of(), filled, FdfText.cut(whole, part));
        }
    }
}
