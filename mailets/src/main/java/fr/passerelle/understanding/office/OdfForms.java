package fr.passerelle.understanding.office;

import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The controls of a form that lie over a text or a sheet (ODF 1.3 part 3 §13).
final class OdfForms {
    private final Manuscript into;

    OdfForms(Manuscript into) {
        this.into = into;
    }

    /// @param forms `office:forms`, or a form in a form
    void read(XmlElement forms) {
        forms.children(this::control);
    }

    private void control(XmlElement each) {
        if (!each.namespace().equals(Odf.FORM)) {
            return;
        }
        String name = each.attribute(Odf.FORM, "name").orElse("");
        Optional<String> label =
                each.attribute(Odf.FORM, "label")
                        .or(() -> each.attribute(Odf.FORM, "title"))
                        .filter(text -> !text.isBlank());
        switch (each.name()) {
            case "form" -> read(each);
            case "checkbox" ->
                    into.box(
                            name,
                            label,
                            each.attribute(Odf.FORM, "current-state")
                                    .or(() -> each.attribute(Odf.FORM, "state"))
                                    .filter("checked"::equals)
                                    .isPresent());
            case "radio" -> radio(each, name, label);
            case "text", "textarea", "formatted-text", "number", "date", "time", "combobox" ->
                    into.field(name, label, typed(each));
            case "listbox" -> into.field(name, label, chosen(each));
            default -> {
                // Buttons, fixed texts, hidden values; passwords are nobody's business.
            }
        }
    }

    private void radio(XmlElement each, String name, Optional<String> label) {
        boolean ticked =
                each.attribute(Odf.FORM, "current-selected")
                        .or(() -> each.attribute(Odf.FORM, "selected"))
                        .filter("true"::equals)
                        .isPresent();
        Optional<String> stands =
                label.or(() -> each.attribute(Odf.FORM, "value")).filter(text -> !text.isBlank());
        into.field(name, label, ticked ? new Entry.Ticked(stands) : new Entry.NotTicked());
    }

    private static String typed(XmlElement each) {
        return each.attribute(Odf.FORM, "current-value")
                .or(() -> each.attribute(Odf.FORM, "value"))
                .orElse("");
    }

    private static String chosen(XmlElement list) {
        List<String> chosen = new ArrayList<>();
        list.children(
                each -> {
                    if (Odf.isTrue(each, Odf.FORM, "current-selected")) {
                        each.attribute(Odf.FORM, "label").ifPresent(chosen::add);
                    }
                });
        return String.join(", ", chosen);
    }
}
