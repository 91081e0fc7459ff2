package fr.passerelle.understanding.pdf;

import fr.passerelle.document.Defect;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.mail.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/// The fields of a form in a PDF (AcroForm, ISO 32000-1 §12.7) and what is in them. Read from the
/// dictionaries as they are: no appearance is made, nothing is calculated and no script is run.
///
/// Fields may be their own ancestors, and there may be a million: each dictionary is looked at
/// once, to a depth and a number.
final class FormFields {
    private static final COSName KIDS = COSName.KIDS;
    private static final COSName STATE = COSName.AS;

    /// §12.7.3.1, Table 221: names with more steps are nobody's.
    private static final int MAX_DEPTH = 32;

    private static final String OFF = "Off";

    /// Flags by their bits (§12.7.4.2.1 Table 226, §12.7.4.3 Table 228).
    private static final int RADIO = 1 << 15;

    private static final int PUSHBUTTON = 1 << 16;
    private static final int PASSWORD = 1 << 13;
    private static final int FILE = 1 << 20;

    private final String part;
    private final List<Filled> filled = new ArrayList<>();
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean whole = true;
    private int chars;

    private FormFields(String part) {
        this.part = part;
    }

    /// What was found.
    ///
    /// @param whole false where there was more than the limits
    record Found(List<Filled> filled, boolean whole) {}

    /// @param form the interactive form dictionary (§12.7.2)
    static Found of(COSDictionary form, String part) throws IOException {
        return of(form.getCOSArray(COSName.FIELDS), part);
    }

    /// @param fields field dictionaries; of an FDF file (§12.7.7.3) too, which have no type
    static Found of(@Nullable COSArray fields, String part) throws IOException {
        FormFields reading = new FormFields(part);
        reading.all(fields, new Above("", null, 0, null, Optional.empty(), 0));
        return new Found(reading.filled, reading.whole);
    }

    /// What a field has from those above it (§12.7.3.1: inheritable).
    private record Above(
            String name,
            @Nullable String type,
            int flags,
            @Nullable COSBase value,
            Optional<String> label,
            int depth) {}

    private void all(@Nullable COSArray fields, Above above) throws IOException {
        if (fields == null) {
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (i >= Limits.FORM_FIELDS || filled.size() >= Limits.FORM_FIELDS) {
                whole = false;
                return;
            }
            if (fields.getObject(i) instanceof COSDictionary field && seen.add(field)) {
                one(field, above);
            }
        }
    }

    private void one(COSDictionary field, Above above) throws IOException {
        if (above.depth() >= MAX_DEPTH || seen.size() > 4 * Limits.FORM_FIELDS) {
            whole = false;
            return;
        }
        String own = text(field.getDictionaryObject(COSName.T)).strip();
        COSBase value = field.getDictionaryObject(COSName.V);
        Above here =
                new Above(
                        above.name().isEmpty() || own.isEmpty()
                                ? above.name() + own
                                : above.name() + "." + own,
                        Optional.ofNullable(field.getNameAsString(COSName.FT)).orElse(above.type()),
                        field.getInt(COSName.FF, above.flags()),
                        value == null ? above.value() : value,
                        label(field).or(above::label),
                        above.depth() + 1);
        COSArray kids = field.getCOSArray(KIDS);
        if (kids != null && hasFields(kids)) {
            all(kids, here);
        } else if (!here.name().isEmpty()) {
            entry(field, kids, here)
                    .ifPresent(
                            entry ->
                                    filled.add(
                                            new Filled(
                                                    here.name(),
                                                    here.label(),
                                                    entry,
                                                    new Defect.Where.InForm(part, here.name()))));
        }
    }

    private Optional<String> label(COSDictionary field) throws IOException {
        return Optional.of(text(field.getDictionaryObject(COSName.TU)).strip())
                .filter(text -> !text.isEmpty());
    }

    /// A kid without a name of its own is only where its field is shown (§12.7.3.1).
    private static boolean hasFields(COSArray kids) {
        for (int i = 0; i < Math.min(kids.size(), Limits.FORM_FIELDS); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid && kid.containsKey(COSName.T)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Entry> entry(COSDictionary field, @Nullable COSArray shown, Above here)
            throws IOException {
        return switch (Optional.ofNullable(here.type()).orElse("")) {
            case "Btn" ->
                    (here.flags() & PUSHBUTTON) != 0
                            ? Optional.empty()
                            : Optional.of(box(field, shown, here));
            case "Tx" ->
                    (here.flags() & (PASSWORD | FILE)) != 0
                            ? Optional.empty()
                            : Optional.of(new Entry.Text(text(here.value())));
            case "Ch" -> Optional.of(new Entry.Text(chosen(field, here.value())));
            case "Sig" -> Optional.empty();
            // Of a file of values only (FDF): a name is the state of a box.
            default ->
                    here.value() instanceof COSName state
                            ? Optional.of(state(state.getName(), true))
                            : Optional.of(new Entry.Text(chosen(field, here.value())));
        };
    }

    private static Entry state(String state, boolean ofGroup) {
        if (state.isEmpty() || state.equals(OFF)) {
            return new Entry.NotTicked();
        }
        return new Entry.Ticked(ofGroup ? Optional.of(state) : Optional.empty());
    }

    /// Check boxes and radio buttons. Where the field has no value, what is shown counts: some
    /// programs write the one and forget the other.
    private Entry box(COSDictionary field, @Nullable COSArray shown, Above here)
            throws IOException {
        Set<String> choices = new TreeSet<>();
        String state = here.value() instanceof COSName name ? name.getName() : "";
        if (here.value() instanceof COSString) {
            state = text(here.value()).strip();
        }
        List<COSDictionary> widgets = widgets(field, shown);
        for (COSDictionary widget : widgets) {
            choices.addAll(onStates(widget));
            String seenState = Optional.ofNullable(widget.getNameAsString(STATE)).orElse(OFF);
            if (here.value() == null && !seenState.equals(OFF)) {
                state = seenState;
            }
        }
        boolean group = (here.flags() & RADIO) != 0 || (widgets.size() > 1 && choices.size() > 1);
        Optional<String> export = exported(field, widgets, state);
        return state(export.orElse(state), group);
    }

    private static List<COSDictionary> widgets(COSDictionary field, @Nullable COSArray shown) {
        if (shown == null) {
            return List.of(field);
        }
        List<COSDictionary> widgets = new ArrayList<>();
        for (int i = 0; i < Math.min(shown.size(), Limits.FORM_FIELDS); i++) {
            if (shown.getObject(i) instanceof COSDictionary widget) {
                widgets.add(widget);
            }
        }
        return widgets;
    }

    /// The states of a box are the names of its appearances (§12.7.4.2.3).
    private static Set<String> onStates(COSDictionary widget) {
        Set<String> states = new TreeSet<>();
        COSDictionary appearances = widget.getCOSDictionary(COSName.AP);
        COSDictionary normal = appearances == null ? null : appearances.getCOSDictionary(COSName.N);
        if (normal != null && !(normal instanceof COSStream)) {
            for (COSName name : normal.keySet()) {
                if (!name.getName().equals(OFF) && states.size() < 100) {
                    states.add(name.getName());
                }
            }
        }
        return states;
    }

    /// Where a field lists its values apart (`Opt`), states are only numbers (§12.7.4.2.3).
    private Optional<String> exported(
            COSDictionary field, List<COSDictionary> widgets, String state) throws IOException {
        COSArray options = field.getCOSArray(COSName.OPT);
        if (options == null) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(widgets.size(), options.size()); i++) {
            if (onStates(widgets.get(i)).contains(state)) {
                String text = text(options.getObject(i)).strip();
                return text.isEmpty() ? Optional.empty() : Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /// What a person saw in the list for the value that is kept (§12.7.4.4, `Opt`); several are
    /// parted by commas.
    private String chosen(COSDictionary field, @Nullable COSBase value) throws IOException {
        if (!(value instanceof COSArray several)) {
            return shown(field, text(value));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(several.size(), Limits.FORM_FIELDS); i++) {
            texts.add(shown(field, text(several.getObject(i))));
        }
        return String.join(", ", texts);
    }

    private String shown(COSDictionary field, String value) throws IOException {
        COSArray options = field.getCOSArray(COSName.OPT);
        if (options == null || value.isEmpty()) {
            return value;
        }
        for (int i = 0; i < Math.min(options.size(), Limits.FORM_FIELDS); i++) {
            if (options.getObject(i) instanceof COSArray pair
                    && pair.size() > 1
                    && value.equals(text(pair.getObject(0)))) {
                return text(pair.getObject(1));
            }
        }
        return value;
    }

    /// A text string, or a stream of one (§7.9.2.2, §7.9.3), with line feeds for line ends.
    private String text(@Nullable COSBase value) throws IOException {
        String text =
                switch (value) {
                    case COSString string
                            when string.getBytes().length <= Limits.FORM_VALUE_BYTES ->
                            string.getString();
                    case COSString _ -> cut();
                    case COSName name -> name.getName();
                    case COSStream stream -> text(stream);
                    case null, default -> "";
                };
        chars += text.length();
        if (chars > Limits.FORM_CHARS) {
            throw new TooMuch();
        }
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private String text(COSStream stream) throws IOException {
        try (InputStream content = stream.createInputStream()) {
            byte[] bytes = content.readNBytes(Limits.FORM_VALUE_BYTES + 1);
            return bytes.length > Limits.FORM_VALUE_BYTES
                    ? cut()
                    : new COSString(bytes).getString();
        }
    }

    /// A value that is no one's handwriting is left out whole: half a value is another one.
    private String cut() {
        whole = false;
        return "";
    }
}
