package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sheets of an XLSX that people see, in their order, with what all of them share
/// (ECMA-376 part 1 §18.2, §18.4, §18.8).
final class WorkbookReader {
    private final Parts parts;
    private final String main;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean from1904;

    private record Sheet(String name, String relation) {}

    /// What cells refer to by a number.
    ///
    /// @param strings the shared texts
    /// @param formats how the numbers of a cell of a style are shown
    /// @param from1904 whether days are counted from 1904
    record Shared(List<String> strings, List<NumberFormat> formats, boolean from1904) {
        Shared {
            strings = List.copyOf(strings);
            formats = List.copyOf(formats);
        }
    }

    private WorkbookReader(Parts parts, String main) {
        this.parts = parts;
        this.main = main;
    }

    /// @param main the name of the part that lists the sheets
    static void read(Parts parts, String main, Manuscript into) {
        new WorkbookReader(parts, main).read(into);
    }

    private void read(Manuscript into) {
        parts.require(main, root -> root.children(this::workbook));
        if (sheets.size() > Limits.OFFICE_PARTS) {
            throw NotRead.tooLong();
        }
        Relations relations = Relations.of(parts, main);
        Shared shared =
                new Shared(
                        relations
                                .first("sharedstrings")
                                .flatMap(name -> parts.read(name, WorkbookReader::strings))
                                .orElse(List.of()),
                        relations
                                .first("styles")
                                .flatMap(name -> parts.read(name, WorkbookReader::formats))
                                .orElse(List.of()),
                        from1904);
        for (Sheet sheet : sheets) {
            Optional<String> part = relations.byId(sheet.relation());
            if (part.isPresent()) {
                new SheetReader(parts, part.get(), shared).read(sheet.name(), into);
            }
        }
    }

    private void workbook(XmlElement each) {
        if (Spreadsheet.is(each, "workbookPr")) {
            from1904 = Spreadsheet.isTrue(each, "date1904");
        } else if (Spreadsheet.is(each, "sheets")) {
            each.children(this::sheet);
        }
    }

    /// §18.2.19: `hidden` and `veryHidden` are not shown.
    private void sheet(XmlElement each) {
        boolean shown = each.attribute("state").filter(state -> !state.equals("visible")).isEmpty();
        Optional<String> relation = Spreadsheet.relation(each);
        if (Spreadsheet.is(each, "sheet") && shown && relation.isPresent()) {
            sheets.add(new Sheet(each.attribute("name").orElse(""), relation.get()));
        }
    }

    private static List<String> strings(XmlElement root) {
        List<String> strings = new ArrayList<>();
        root.children(
                each -> {
                    if (Spreadsheet.is(each, "si")) {
                        strings.add(SheetReader.rich(each));
                    }
                });
        return strings;
    }

    private static List<NumberFormat> formats(XmlElement root) {
        Map<Integer, String> codes = new HashMap<>();
        List<NumberFormat> formats = new ArrayList<>();
        root.children(
                each -> {
                    if (Spreadsheet.is(each, "numFmts")) {
                        each.children(format -> code(format, codes));
                    } else if (Spreadsheet.is(each, "cellXfs")) {
                        each.children(style -> formats.add(format(style, codes)));
                    }
                });
        return formats;
    }

    private static void code(XmlElement format, Map<Integer, String> codes) {
        Optional<String> code = format.attribute("formatCode");
        Spreadsheet.number(format, "numFmtId")
                .ifPresent(id -> code.ifPresent(text -> codes.put(id, text)));
    }

    private static NumberFormat format(XmlElement style, Map<Integer, String> codes) {
        int id = Spreadsheet.number(style, "numFmtId").orElse(0);
        return NumberFormat.of(id, Optional.ofNullable(codes.get(id)));
    }
}
