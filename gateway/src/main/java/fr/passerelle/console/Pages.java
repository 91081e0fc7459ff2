package fr.passerelle.console;

import fr.passerelle.config.Territory;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.mail.Step;
import fr.passerelle.store.Store;
import fr.passerelle.store.Timelines;
import fr.passerelle.store.Timelines.CaseLine;
import fr.passerelle.store.Timelines.Happened;
import fr.passerelle.store.Timelines.Mail;
import fr.passerelle.store.Timelines.Message;
import fr.passerelle.store.Timelines.Moment;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What the page shows, as JSON: sentences in French, made of our own words, numbers,
/// pseudonyms and the names of professionals. Never the patient.
public final class Pages {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.FRANCE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.FRANCE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Store store;
    private final InstantSource clock;
    private final Names names;
    private final String title;
    private final Timelines timelines = new Timelines();

    /// @param title the name of the gateway
    public Pages(Store store, Territory territory, InstantSource clock, String title) {
        this.store = store;
        this.clock = clock;
        this.names = new Names(territory);
        this.title = title;
    }

    String cases() {
        Instant now = clock.instant();
        List<CaseLine> lines = store.read(timelines::cases);
        List<Moment> apart = store.read(tx -> timelines.aboutNoCase(tx, 30));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("nom", title);
        page.put("maintenant", TIME.format(now.atZone(ZONE)));
        page.put("dossiers", lines.stream().map(this::line).toList());
        EventWords words = new EventWords(names);
        page.put("divers", apart.stream().map(each -> moment(each, words)).toList());
        return JSON.writeValueAsString(page);
    }

    private Map<String, Object> line(CaseLine line) {
        CaseState state = line.state();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("numero", line.id().value());
        row.put("etat", state.status().name());
        row.put("etat_dit", Spoken.status(state.status()));
        row.put("urgente", state.urgent());
        row.put("depuis", DAY.format(line.openedAt().atZone(ZONE)));
        row.put("qui", who(state));
        state.nextDate()
                .filter(_ -> !state.status().over())
                .ifPresent(at -> row.put("prochaine", DAY.format(at.atZone(ZONE))));
        return row;
    }

    /// The doctor at whom things stand, or who asked.
    private String who(CaseState state) {
        return state.accepted()
                .or(() -> state.waiting().findFirst())
                .map(offer -> names.of(offer.volunteer()))
                .orElseGet(
                        () ->
                                state.referrers().isEmpty()
                                        ? ""
                                        : "demande de " + names.of(state.referrers().getFirst()));
    }

    Optional<String> timeline(CaseId id) {
        List<Moment> moments = store.read(tx -> timelines.of(tx, id));
        if (moments.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("numero", id.value());
        store.read(timelines::cases).stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .ifPresent(line -> page.put("dossier", line(line)));
        EventWords words = new EventWords(names);
        page.put("moments", moments.stream().map(each -> moment(each, words)).toList());
        return Optional.of(JSON.writeValueAsString(page));
    }

    private Map<String, Object> moment(Moment moment, EventWords words) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("quand", TIME.format(moment.at().atZone(ZONE)));
        shown.put(
                "titre",
                moment.message()
                        .map(message -> Spoken.kind(message.kind().orElse("unclear")))
                        .orElse("une date est venue"));
        shown.put("date", moment.message().isEmpty());
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            steps.add(step(step, moment, words));
        }
        shown.put("etapes", steps);
        return shown;
    }

    private Map<String, Object> step(Step step, Moment moment, EventWords words) {
        Optional<Message> message = moment.message();
        String said =
                message.stream()
                        .flatMap(each -> each.story().stream())
                        .filter(line -> line.startsWith(step.done() + ": "))
                        .map(line -> line.substring(step.done().length() + 2))
                        .reduce("", (all, line) -> all.isEmpty() ? line : all + "; " + line);
        List<String> sentences =
                switch (step) {
                    case RECEIVING -> message.map(this::received).map(List::of).orElse(List.of());
                    case OPENING -> said.isEmpty() ? List.of() : List.of(Spoken.opened(said));
                    case UNDERSTANDING ->
                            message.flatMap(Message::kind)
                                    .map(kind -> List.of(capital(Spoken.kind(kind))))
                                    .orElse(List.of());
                    case FILING -> said.isEmpty() ? List.of() : List.of(Spoken.filed(said));
                    case DECIDING -> decided(moment, words);
                    case ANSWERING -> moment.mails().stream().map(this::mail).toList();
                };
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("mot", step.word());
        shown.put("dit", Spoken.step(step));
        shown.put("phrases", sentences);
        shown.put("journal", step == Step.DECIDING ? rules(moment, said) : said);
        return shown;
    }

    private String received(Message message) {
        return "Arrivé par %s, %d ko (%s)"
                .formatted(
                        message.door().startsWith("imap") ? "la boîte aux lettres" : message.door(),
                        Math.max(1, message.size() / 1024),
                        message.reference());
    }

    private static List<String> decided(Moment moment, EventWords words) {
        List<String> sentences = new ArrayList<>();
        for (Happened happened : moment.events()) {
            words.of(happened.event()).ifPresent(sentences::add);
        }
        return sentences;
    }

    /// The rule and its reason; of a date that came only the rules are kept.
    private static String rules(Moment moment, String said) {
        return said.isEmpty()
                ? moment.events().stream()
                        .map(Happened::rule)
                        .distinct()
                        .collect(Collectors.joining(", "))
                : said;
    }

    private String mail(Mail mail) {
        return "%s %s%s"
                .formatted(
                        capital(Spoken.letter(mail.kind())),
                        Spoken.to(names.of(mail.person())),
                        mail.state().equals("sent") || mail.state().equals("erased")
                                ? ""
                                : " (pas encore parti)");
    }

    private static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.FRANCE) + text.substring(1);
    }
}
