package fr.passerelle.understanding.hl7v2;

import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.TransferEncoding;
import fr.passerelle.patient.Ins;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads bytes as an HL7 v2 message, or says that they are none. Never throws for what they hold;
/// bounded by [Limits#HL7_BYTES] and the limits beside it.
public final class Hl7Reader {
    /// PMSI, mode de sortie: home. Everything else is another house, or death.
    private static final String HOME = "8";

    private static final Set<String> OF_TABLES = Set.of("CE", "CWE");

    private final Er7 message;
    private final Segment msh;
    private final Hl7Text into;

    private Hl7Reader(Er7 message, Segment msh, Hl7Text into) {
        this.message = message;
        this.msh = msh;
        this.into = into;
    }

    /// True where the bytes begin as a message, a batch or a file of them; the first few are
    /// looked at.
    public static boolean begins(Slice content) {
        return Er7.begins(content);
    }

    /// @param part the part these bytes are, for the places of defects
    /// @param day the day of the mail, against which birth dates are checked
    public static Hl7Read read(Slice content, String part, LocalDate day) {
        if (!Er7.begins(content)) {
            return new Hl7Read.NotHl7();
        }
        if (content.length() > Limits.HL7_BYTES) {
            return malformed(Defect.Kind.UNREADABLE_DOCUMENT, part, "longer than what is read");
        }
        Optional<Er7> message = Er7.read(content, part);
        Optional<Segment> msh = message.flatMap(it -> it.find("MSH"));
        if (message.isEmpty() || msh.isEmpty()) {
            return malformed(Defect.Kind.BAD_SEGMENT, part, "MSH");
        }
        String charset = new String(msh.get().field(18).toBytes(), StandardCharsets.ISO_8859_1);
        Hl7Text into = new Hl7Text(part, charset.strip(), message.get().defects());
        return new Hl7Reader(message.get(), msh.get(), into).read(day);
    }

    private static Hl7Read malformed(Defect.Kind kind, String part, String found) {
        return new Hl7Read.Malformed(
                List.of(new Defect(kind, new Defect.Where.InPart(part), found)));
    }

    private Hl7Read read(LocalDate day) {
        into.field(msh, 11)
                .filter(processing -> !processing.startsWith("P"))
                .ifPresent(trial -> into.defect(Defect.Kind.NOT_PRODUCTION, msh, 11, trial));
        List<Segment> patients = message.all("PID");
        List<Ins> ins =
                patients.size() == 1
                        ? PatientReader.read(patients.getFirst(), into, day)
                        : List.of();
        String type = type();
        if (message.messages() > 1 || patients.size() > 1) {
            into.defect(Defect.Kind.SEVERAL_LETTERS, msh, 9, type);
            return new Hl7Read.Other(into.done(), type, "several HL7 messages or patients in one");
        }
        if (patients.isEmpty()) {
            into.defect(Defect.Kind.BAD_SEGMENT, msh, 9, "PID");
        }
        return switch (type) {
            case "ADT^A03" -> discharged(patients);
            case "MDM^T02" -> documents(ins, Optional.of(Hl7Read.Action.NEW));
            case "MDM^T10" -> documents(ins, Optional.of(Hl7Read.Action.REPLACE));
            case "MDM^T04" -> documents(ins, Optional.of(Hl7Read.Action.DELETE));
            case "ORU^R01" -> documents(ins, Optional.empty());
            case String other ->
                    new Hl7Read.Other(into.done(), other, "an HL7 message that is not read here");
        };
    }

    private String type() {
        Slice type = msh.field(9);
        return text(msh, msh.component(type, 1)) + "^" + text(msh, msh.component(type, 2));
    }

    private Hl7Read discharged(List<Segment> patients) {
        Optional<Segment> pv1 = message.find("PV1");
        Optional<LocalDate> left = pv1.flatMap(it -> date(it, 45));
        left.ifPresent(
                day -> into.say(Field.DISCHARGE_DATE, day.toString(), pv1.orElseThrow(), 45));
        if (left.isEmpty()) {
            // EVN-6: when it happened, which is not when it was typed in.
            Optional<Segment> evn = message.find("EVN");
            left = evn.flatMap(it -> date(it, 6));
            left.ifPresent(
                    day -> into.say(Field.DISCHARGE_DATE, day.toString(), evn.orElseThrow(), 6));
        }
        Stay stay =
                new Stay(
                        pv1.flatMap(it -> into.field(it, 2)),
                        pv1.flatMap(it -> date(it, 44)),
                        left,
                        pv1.flatMap(it -> into.field(it, 36)));
        Optional<String> ended = ended(patients);
        return new Hl7Read.Discharged(into.done(), stay, ended);
    }

    /// What keeps a stay that is over from being a return home.
    private Optional<String> ended(List<Segment> patients) {
        if (patients.stream().anyMatch(pid -> PatientReader.died(pid, into))) {
            return Optional.of("the message says that the patient died");
        }
        boolean cancelled =
                message.all("ZBE").stream()
                        .anyMatch(zbe -> text(zbe, zbe.field(4)).equals("CANCEL"));
        if (cancelled) {
            return Optional.of("the message takes a movement back");
        }
        boolean elsewhere =
                message.all("ZFM").stream()
                        .map(zfm -> text(zfm, zfm.field(2)))
                        .anyMatch(mode -> !mode.isEmpty() && !mode.equals(HOME));
        return elsewhere
                ? Optional.of("the message says that the patient did not go home")
                : Optional.empty();
    }

    private Optional<LocalDate> date(Segment segment, int field) {
        Optional<String> written = into.field(segment, field);
        Optional<LocalDate> date = written.flatMap(Dtm::find).flatMap(Dtm::day);
        if (written.isPresent() && date.isEmpty()) {
            into.defect(Defect.Kind.BAD_DATE, segment, field, written.get());
        }
        return date;
    }

    /// ORU has one event for all; what is meant stands with the result (HL7 table 0085: `F` final,
    /// `C` corrected, `D` deleted).
    private Hl7Read.Action action(Segment obx) {
        return switch (text(obx, obx.field(11))) {
            case "D" -> Hl7Read.Action.DELETE;
            case "C" -> Hl7Read.Action.REPLACE;
            case String _ -> Hl7Read.Action.NEW;
        };
    }

    /// What the message does as a whole: the most that it does with one of them.
    private static Hl7Read.Action strongest(List<EmbeddedDocument> documents) {
        return documents.stream()
                .map(EmbeddedDocument::action)
                .max(Comparator.naturalOrder())
                .orElse(Hl7Read.Action.NEW);
    }

    /// @param event what the event of the message says, empty where each document says it itself
    private Hl7Read documents(List<Ins> ins, Optional<Hl7Read.Action> event) {
        List<EmbeddedDocument> documents = new ArrayList<>();
        List<Hl7Read.Flag> flags = new ArrayList<>();
        for (Segment obx : message.all("OBX")) {
            String kind = text(obx, obx.field(2));
            if (kind.equals("ED") && !isBodyOfMail(obx)) {
                if (documents.size() == Limits.HL7_DOCUMENTS) {
                    into.defect(
                            Defect.Kind.UNREADABLE_DOCUMENT, obx, 5, "more documents than read");
                    break;
                }
                document(obx, event.orElseGet(() -> action(obx))).ifPresent(documents::add);
            } else if (OF_TABLES.contains(kind)) {
                flag(obx).ifPresent(flags::add);
            }
        }
        flags.stream()
                .filter(Hl7Read.Flag::restricts)
                .forEach(
                        flag ->
                                into.defect(
                                        Defect.Kind.RESTRICTED, flag.segment(), 3, flag.code()));
        return new Hl7Read.Documents(
                into.done(), ins, event.orElseGet(() -> strongest(documents)), documents, flags);
    }

    /// The words of the mail that carried the document: CORPSMAIL_PS, CORPSMAIL_PATIENT, or the
    /// subject of an XDM mail (ANS, "Transmission au LPS d'un CDA reçu par MSSanté").
    private boolean isBodyOfMail(Segment obx) {
        Slice what = obx.field(3);
        return text(obx, obx.component(what, 1)).startsWith("CORPSMAIL")
                || text(obx, obx.component(what, 2)).startsWith("XDM/1.0");
    }

    private Optional<EmbeddedDocument> document(Segment obx, Hl7Read.Action action) {
        Slice value = obx.field(5);
        String encoding = text(obx, obx.component(value, 4)).toLowerCase(Locale.ROOT);
        if (!encoding.equals("base64")) {
            into.defect(Defect.Kind.UNREADABLE_DOCUMENT, obx, 5, encoding);
            return Optional.empty();
        }
        byte[] content = TransferEncoding.BASE64.decode(obx.component(value, 5));
        if (content.length == 0) {
            into.defect(Defect.Kind.UNREADABLE_DOCUMENT, obx, 5, "no base64");
            return Optional.empty();
        }
        Slice what = obx.field(3);
        return Optional.of(
                new EmbeddedDocument(
                        obx.number(),
                        new Code(
                                text(obx, obx.component(what, 1)),
                                into.text(obx, obx.component(what, 3)),
                                into.text(obx, obx.component(what, 2))),
                        text(obx, obx.component(value, 2))
                                + "/"
                                + text(obx, obx.component(value, 3)),
                        action,
                        Slice.of(content)));
    }

    private Optional<Hl7Read.Flag> flag(Segment obx) {
        String code = text(obx, obx.component(obx.field(3), 1));
        String answer = text(obx, obx.component(obx.field(5), 1));
        return answer.equals("Y") || answer.equals("N")
                ? Optional.of(new Hl7Read.Flag(obx.number(), code, answer.equals("Y")))
                : Optional.empty();
    }

    private String text(Segment segment, Slice value) {
        return into.text(segment, value).orElse("");
    }
}
