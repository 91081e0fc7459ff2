package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which parts of an OPC package belong to one of them (ECMA-376 part 2 §6.5). What lies outside
/// of the package (`TargetMode` External) is left out: nothing is ever fetched.
final class Relations {
    /// @param kind the last word of the type, which is the same in the transitional and in the
    ///     strict form
    /// @param target the name of the part, without a slash in front
    record Relation(String id, String kind, String target) {}

    private final List<Relation> all;
    private final Map<String, String> byId = new HashMap<>();

    private Relations(List<Relation> all) {
        this.all = List.copyOf(all);
        all.forEach(each -> byId.putIfAbsent(each.id(), each.target()));
    }

    /// Those of the package itself.
    static Relations ofPackage(Parts parts) {
        return read(parts, "_rels/.rels", "");
    }

    /// Those of one part; none where it has none.
    static Relations of(Parts parts, String part) {
        int folder = part.lastIndexOf('/') + 1;
        String base = part.substring(0, folder);
        return read(parts, base + "_rels/" + part.substring(folder) + ".rels", base);
    }

    private static Relations read(Parts parts, String name, String base) {
        List<Relation> found = new ArrayList<>();
        parts.visit(
                name, root -> root.children(each -> relation(each, base).ifPresent(found::add)));
        return new Relations(found);
    }

    private static Optional<Relation> relation(XmlElement each, String base) {
        boolean outside =
                each.attribute("TargetMode").filter("External"::equalsIgnoreCase).isPresent();
        Optional<String> type = each.attribute("Type");
        Optional<String> target = each.attribute("Target");
        if (outside || type.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        String kind = type.get().substring(type.get().lastIndexOf('/') + 1);
        return Optional.of(
                new Relation(
                        each.attribute("Id").orElse(""),
                        kind.toLowerCase(Locale.ROOT),
                        resolve(base, target.get())));
    }

    /// RFC 3986 §5.2.4, as far as names of parts need it: a step out of the package stays in it,
    /// and then leads to no part.
    private static String resolve(String base, String target) {
        Deque<String> steps = new ArrayDeque<>();
        String whole = target.startsWith("/") ? target : base + target;
        for (String step : whole.split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /// The first of a kind.
    Optional<String> first(String kind) {
        return all.stream().filter(it -> it.kind().equals(kind)).map(Relation::target).findFirst();
    }

    /// All of a kind, in their order, each target once.
    List<String> all(String kind) {
        return all.stream()
                .filter(it -> it.kind().equals(kind))
                .map(Relation::target)
                .distinct()
                .toList();
    }

    Optional<String> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
