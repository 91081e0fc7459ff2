package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Check boxes and option buttons that lie on a sheet (ECMA-376 part 1 §18.3.1; ISO/IEC 29500-4
/// and [MS-XLSX] for their properties). What stands beside one is text of its drawing.
final class FormControls {
    private final Parts parts;
    private final Relations relations;
    private final List<Control> found = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();
    private int asked;

    private record Control(String shape, String name, boolean ticked) {}

    /// @param part the sheet
    FormControls(Parts parts, String part) {
        this.parts = parts;
        this.relations = Relations.of(parts, part);
    }

    boolean is(XmlElement element) {
        return Spreadsheet.is(element, "controls") || Word.isAlternate(element);
    }

    /// The controls of a sheet, often inside of an alternative for older programs.
    void read(XmlElement each) {
        if (Word.isAlternate(each)) {
            Word.alternate(each, this::read);
        } else if (Spreadsheet.is(each, "controls")) {
            each.children(this::read);
        } else if (Spreadsheet.is(each, "control")) {
            control(each);
        }
    }

    private void control(XmlElement each) {
        if (++asked > Limits.OFFICE_FIELDS) {
            throw NotRead.tooLong();
        }
        String shape = each.attribute("shapeId").orElse("");
        String name = each.attribute("name").orElse("");
        Optional<String> properties = Spreadsheet.relation(each).flatMap(relations::byId);
        properties
                .flatMap(part -> parts.read(part, FormControls::ticked))
                .flatMap(state -> state)
                .ifPresent(ticked -> found.add(new Control(shape, name, ticked)));
    }

    /// Empty for buttons, lists and all else that has no mark.
    private static Optional<Boolean> ticked(XmlElement properties) {
        boolean box =
                properties
                        .attribute("objectType")
                        .filter(type -> type.equals("CheckBox") || type.equals("Radio"))
                        .isPresent();
        return box
                ? Optional.of(properties.attribute("checked").filter("Checked"::equals).isPresent())
                : Optional.empty();
    }

    void tell(Manuscript into) {
        if (found.isEmpty()) {
            return;
        }
        for (String drawing : relations.all("drawing")) {
            parts.visit(drawing, root -> root.children(this::shape));
        }
        for (Control control : found) {
            Optional<String> label =
                    Optional.ofNullable(labels.get(control.shape()))
                            .filter(text -> !text.isBlank());
            into.box(control.name(), label, control.ticked());
        }
    }

    /// A shape with its number and its text, somewhere below its anchor.
    private void shape(XmlElement each) {
        if (each.name().equals("sp")) {
            String[] id = {""};
            StringBuilder text = new StringBuilder();
            each.children(inside -> inShape(inside, id, text));
            labels.put(id[0], text.toString().strip());
        } else if (Word.isAlternate(each)) {
            Word.alternate(each, this::shape);
        } else {
            each.children(this::shape);
        }
    }

    /// `spid="_x0000_s1025"` is the shape that the control calls 1025.
    private static void inShape(XmlElement each, String[] id, StringBuilder text) {
        switch (each.name()) {
            case "compatExt" ->
                    id[0] = each.attribute("spid").orElse("").replaceFirst("^_x0000_s", "");
            case "t" -> text.append(each.text());
            case "p" -> {
                each.children(inside -> inShape(inside, id, text));
                text.append(' ');
            }
            default -> each.children(inside -> inShape(inside, id, text));
        }
    }
}
