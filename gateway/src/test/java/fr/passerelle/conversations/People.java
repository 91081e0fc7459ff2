package fr.passerelle.conversations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The made-up people of `test-mailboxes/people.yml`, and the marks by which one of their
/// patients can be told in a text.
final class People {
    private final List<Patient> patients;

    /// @param marks how the patient could be recognised, folded, each with what it is
    record Patient(String name, Map<String, String> marks) {}

    private People(List<Patient> patients) {
        this.patients = patients;
    }

    static People read() {
        Path file = Folders.mailboxes().resolve("people.yml");
        try (var reader = Files.newBufferedReader(file)) {
            Object root = new Load(LoadSettings.builder().build()).loadFromReader(reader);
            List<Patient> patients = new ArrayList<>();
            Object listed = Objects.requireNonNull(((Map<?, ?>) root).get("patients"));
            for (Object each : (List<?>) listed) {
                patients.add(patient((Map<?, ?>) each));
            }
            return new People(patients);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Patient patient(Map<?, ?> said) {
        Map<String, String> marks = new LinkedHashMap<>();
        String name = String.valueOf(said.get("name"));
        String given = String.valueOf(said.get("given"));
        marks.put(folded(name), "birth name of " + name);
        marks.put(folded(given), "given name of " + name);
        String born = String.valueOf(said.get("born"));
        String year = born.substring(0, 4);
        String month = born.substring(5, 7);
        String day = born.substring(8, 10);
        for (String date :
                List.of(
                        born,
                        year + month + day,
                        day + "/" + month + "/" + year,
                        day + "." + month + "." + year,
                        day + "-" + month + "-" + year)) {
            marks.put(date, "birth date of " + name);
        }
        for (String key : List.of("ins", "phone", "street")) {
            Optional.ofNullable(said.get(key))
                    .ifPresent(
                            value -> marks.put(folded(String.valueOf(value)), key + " of " + name));
        }
        Optional.ofNullable(said.get("phone"))
                .ifPresent(phone -> marks.put(spaced(String.valueOf(phone)), "phone of " + name));
        return new Patient(name, marks);
    }

    private static String spaced(String phone) {
        return String.join(" ", phone.split("(?<=\\G..)"));
    }

    List<Patient> patients() {
        return patients;
    }

    boolean knows(String name) {
        return patients.stream().anyMatch(patient -> folded(patient.name()).equals(folded(name)));
    }

    /// What of whom stands in this text, in words that name only made-up people.
    Optional<String> findIn(String text) {
        String folded = folded(text);
        for (Patient patient : patients) {
            for (Map.Entry<String, String> mark : patient.marks().entrySet()) {
                if (standsIn(folded, mark.getKey())) {
                    return Optional.of(mark.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /// As a word of its own: a hash that happens to hold "abel" names nobody.
    private static boolean standsIn(String text, String mark) {
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            int end = at + mark.length();
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.replace('’', '\'').replace('_', ' '), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
