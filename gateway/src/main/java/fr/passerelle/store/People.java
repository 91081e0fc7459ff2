package fr.passerelle.store;

import fr.passerelle.config.Territory;
import fr.passerelle.config.Territory.Commune;
import fr.passerelle.config.Territory.Doctor;
import fr.passerelle.config.Territory.Professional;
import fr.passerelle.deciding.Decided;
import fr.passerelle.deciding.Event;
import fr.passerelle.deciding.Facts;
import fr.passerelle.deciding.Volunteer;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.people.Correspondent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Volunteers and professionals: who they are comes from the territory file, how much they were
/// asked lately is kept here. Every method runs in the caller's transaction.
public final class People {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final double EARTH_KM = 6371.0;

    private final Map<EmailAddress, Correspondent> byAddress = new ConcurrentHashMap<>();
    private final Map<String, Correspondent> byId = new ConcurrentHashMap<>();
    private final Territory territory;
    private final Numbers met = new Numbers("correspondent_ids");

    public People(Territory territory) {
        this.territory = territory;
        territory.professionals().forEach(each -> remember(professional(each)));
        territory.doctors().forEach(each -> remember(doctor(each)));
    }

    private static Correspondent professional(Professional each) {
        return new Correspondent(
                each.id(),
                each.name(),
                Stream.of(each.role(), each.structure())
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining(", ")),
                each.phone(),
                each.address(),
                Correspondent.Kind.PROFESSIONAL);
    }

    private static Correspondent doctor(Doctor each) {
        return new Correspondent(
                each.id(),
                each.name(),
                "médecin généraliste",
                each.phone(),
                each.address(),
                Correspondent.Kind.DOCTOR);
    }

    private void remember(Correspondent correspondent) {
        byAddress.put(correspondent.address(), correspondent);
        byId.put(correspondent.id(), correspondent);
    }

    public Territory territory() {
        return territory;
    }

    /// Who has this address, from the territory file or met before.
    public Optional<Correspondent> find(Transaction transaction, EmailAddress address) {
        Optional<Correspondent> known = Optional.ofNullable(byAddress.get(address));
        return known.isPresent() ? known : stored(transaction, "address", address.toString());
    }

    public Optional<Correspondent> find(Transaction transaction, String id) {
        Optional<Correspondent> known = Optional.ofNullable(byId.get(id));
        return known.isPresent() ? known : stored(transaction, "id", id);
    }

    /// The same; somebody new gets a pseudonym of their own, the same in two transactions that
    /// meet them at once.
    public Correspondent meet(Transaction transaction, EmailAddress address, String name) {
        return find(transaction, address)
                .orElseGet(
                        () -> {
                            transaction
                                    .sql()
                                    .sql(
                                            """
                                            insert into correspondent (id, address, name)
                                            values (?, ?, ?) on conflict do nothing
                                            """)
                                    .params("P" + met.take(transaction), address.toString(), name)
                                    .update();
                            return find(transaction, address).orElseThrow();
                        });
    }

    /// Read from the store; kept in memory once the transaction has come to a good end, because
    /// the row may be of this very transaction.
    private Optional<Correspondent> stored(Transaction transaction, String column, String value) {
        Optional<Correspondent> found =
                transaction
                        .sql()
                        .sql(
                                "select id, address, name from correspondent where %s = ?"
                                        .formatted(column))
                        .param(value)
                        .query(
                                (row, _) ->
                                        metByMail(
                                                row.getString("id"),
                                                EmailAddress.of(row.getString("address")),
                                                row.getString("name")))
                        .optional();
        found.ifPresent(person -> transaction.afterCommit(() -> remember(person)));
        return found;
    }

    private static Correspondent metByMail(String id, EmailAddress address, String name) {
        return new Correspondent(
                id, name, "", Optional.empty(), address, Correspondent.Kind.MET_BY_MAIL);
    }

    /// Brings the table of volunteers in line with the territory file, keeping what was learnt
    /// by mail (absences, full until).
    public void load(Transaction transaction) {
        for (Doctor doctor : territory.doctors()) {
            double latitude = doctor.latitude().orElseGet(() -> home(doctor).latitude());
            double longitude = doctor.longitude().orElseGet(() -> home(doctor).longitude());
            int known =
                    transaction
                            .sql()
                            .sql(
                                    """
                                    update volunteer set address = ?, commune = ?, latitude = ?,
                                        longitude = ?, max_km = ?, home_visits = ?, accessible = ?,
                                        woman = ?, quota = ?
                                    where id = ?
                                    """)
                            .params(
                                    doctor.address().toString(),
                                    doctor.communeCode(),
                                    latitude,
                                    longitude,
                                    doctor.maxDistanceKm(),
                                    doctor.homeVisits(),
                                    doctor.accessible(),
                                    doctor.woman(),
                                    doctor.quotaPerMonth(),
                                    doctor.id())
                            .update();
            if (known == 0) {
                transaction
                        .sql()
                        .sql(
                                """
                                insert into volunteer (id, address, commune, latitude, longitude,
                                    max_km, home_visits, accessible, woman, quota, stopped,
                                    unanswered, outstanding, asked, accepted)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, 0, 0, ?, ?)
                                """)
                        .params(
                                doctor.id(),
                                doctor.address().toString(),
                                doctor.communeCode(),
                                latitude,
                                longitude,
                                doctor.maxDistanceKm(),
                                doctor.homeVisits(),
                                doctor.accessible(),
                                doctor.woman(),
                                doctor.quotaPerMonth(),
                                AskedLately.none(),
                                AskedLately.none())
                        .update();
            }
        }
    }

    private Commune home(Doctor doctor) {
        return territory
                .commune(doctor.communeCode())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "volunteer " + doctor.id() + " practises nowhere we know"));
    }

    /// Never to be asked again, until the coordinator says otherwise; the territory file does not
    /// undo it.
    public void stop(Transaction transaction, String volunteer) {
        transaction
                .sql()
                .sql("update volunteer set stopped = true where id = ?")
                .param(volunteer)
                .update();
    }

    /// Every volunteer as deciding sees them for a patient with these facts.
    public List<Volunteer> near(Transaction transaction, Facts facts, Instant now) {
        Optional<Commune> home = facts.communeCode().flatMap(territory::commune);
        long month =
                now.atZone(ZONE)
                        .toLocalDate()
                        .withDayOfMonth(1)
                        .atStartOfDay(ZONE)
                        .toInstant()
                        .toEpochMilli();
        long week = now.minus(Duration.ofDays(7)).toEpochMilli();
        return transaction
                .sql()
                .sql(
                        """
                        select id, latitude, longitude, max_km, home_visits, accessible, woman,
                            quota, absent_until, full_until, stopped, unanswered, last_offered,
                            outstanding, asked, accepted
                        from volunteer order by id
                        """)
                .query(
                        (row, _) ->
                                new Volunteer(
                                        row.getString("id"),
                                        home.map(
                                                        commune ->
                                                                OptionalDouble.of(
                                                                        kilometres(
                                                                                commune,
                                                                                read(
                                                                                        row,
                                                                                        "latitude"),
                                                                                read(
                                                                                        row,
                                                                                        "longitude"))))
                                                .orElse(OptionalDouble.empty()),
                                        read(row, "max_km"),
                                        row.getBoolean("home_visits"),
                                        row.getBoolean("accessible"),
                                        row.getBoolean("woman"),
                                        row.getInt("quota"),
                                        AskedLately.since(row.getBytes("accepted"), month),
                                        row.getInt("outstanding"),
                                        row.getInt("unanswered"),
                                        Optional.ofNullable(
                                                        row.getObject("last_offered", Long.class))
                                                .map(Instant::ofEpochMilli),
                                        AskedLately.since(row.getBytes("asked"), week),
                                        day(row.getObject("absent_until", Long.class)),
                                        day(row.getObject("full_until", Long.class)),
                                        row.getBoolean("stopped")))
                .list();
    }

    private static double read(java.sql.ResultSet row, String column) {
        try {
            return row.getDouble(column);
        } catch (java.sql.SQLException fault) {
            throw new StoreFault("a volunteer's row could not be read", fault);
        }
    }

    private static Optional<LocalDate> day(@Nullable Long epochDay) {
        return Optional.ofNullable(epochDay).map(LocalDate::ofEpochDay);
    }

    /// Great-circle distance; a flat earth would do at this scale, but not overseas.
    private static double kilometres(Commune from, double latitude, double longitude) {
        double phi1 = Math.toRadians(from.latitude());
        double phi2 = Math.toRadians(latitude);
        double dPhi = phi2 - phi1;
        double dLambda = Math.toRadians(longitude - from.longitude());
        double a =
                Math.pow(Math.sin(dPhi / 2), 2)
                        + Math.cos(phi1) * Math.cos(phi2) * Math.pow(Math.sin(dLambda / 2), 2);
        return 2 * EARTH_KM * Math.asin(Math.sqrt(a));
    }

    /// What a decision teaches about volunteers.
    public void learn(Transaction transaction, Decided decided, Instant at) {
        for (Decided.Reasoned reasoned : decided.events()) {
            switch (reasoned.event()) {
                case Event.OfferMade made ->
                        set(transaction, "last_offered = ?", made.volunteer(), at.toEpochMilli());
                case Event.OfferExpired expired ->
                        volunteer(decided, expired.number())
                                .ifPresent(
                                        id ->
                                                set(
                                                        transaction,
                                                        "unanswered = unanswered + ?",
                                                        id,
                                                        1));
                case Event.OfferDeclined declined ->
                        volunteer(decided, declined.number())
                                .ifPresent(id -> set(transaction, "unanswered = ?", id, 0));
                case Event.OfferAccepted accepted ->
                        volunteer(decided, accepted.number())
                                .ifPresent(id -> set(transaction, "unanswered = ?", id, 0));
                case Event.OfferFreed freed ->
                        freed.backOn()
                                .ifPresent(
                                        back ->
                                                volunteer(decided, freed.number())
                                                        .ifPresent(
                                                                id ->
                                                                        set(
                                                                                transaction,
                                                                                "absent_until = ?",
                                                                                id,
                                                                                back
                                                                                        .toEpochDay())));
                case Event.VolunteerFull full ->
                        set(
                                transaction,
                                "full_until = ?",
                                full.volunteer(),
                                full.until().toEpochDay());
                default -> {}
            }
        }
    }

    private static Optional<String> volunteer(Decided decided, int number) {
        return decided.state()
                .map(state -> state.offers().get(number))
                .map(offer -> offer.volunteer());
    }

    private static void set(Transaction transaction, String what, String volunteer, Object value) {
        transaction
                .sql()
                .sql("update volunteer set " + what + " where id = ?")
                .params(value, volunteer)
                .update();
    }
}
