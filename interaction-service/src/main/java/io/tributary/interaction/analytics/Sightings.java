package io.tributary.interaction.analytics;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.journal.Analytics;
import io.tributary.interaction.journal.Correlation;
import io.tributary.messaging.column.Column;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table {@code analytics_sightings}: with which ids a wallet or a client was last seen. */
@Component
class Sightings {

    /*
     * In order of the key, since two groups may note the same at once. What is noted already is written again after ten
     * minutes only, so that a busy wallet is not a hot row.
     */
    private static final String NOTE =
            """
            insert into analytics_sightings as known
              (product_id, subject, session_id, device_id, profile_id, seen_at)
            select s.product_id, s.subject, s.session_id, s.device_id, s.profile_id, now()
            from unnest(:products::uuid[], :subjects::text[], :sessions::text[], :devices::text[], :profiles::text[])
              as s (product_id, subject, session_id, device_id, profile_id)
            order by s.product_id, s.subject collate "C"
            on conflict (product_id, subject) do update
            set session_id = excluded.session_id,
              device_id = excluded.device_id,
              profile_id = excluded.profile_id,
              seen_at = excluded.seen_at
            where known.seen_at < now() - interval '10 minutes'
              or (known.session_id, known.device_id, known.profile_id)
                is distinct from (excluded.session_id, excluded.device_id, excluded.profile_id)
            """;

    private static final String SEEN =
            """
            select s.product_id, s.subject, s.session_id, s.device_id, s.profile_id
            from unnest(:products::uuid[], :subjects::text[]) as a (product_id, subject)
            join analytics_sightings s
              on s.product_id = a.product_id
              and s.subject = a.subject
            where s.seen_at > now() - interval '24 hours'
            """;

    private final DatabaseClient database;

    Sightings(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> note(Map<Sighting, Analytics> seen) {
        if (seen.isEmpty()) {
            return Mono.empty();
        }
        List<Map.Entry<Sighting, Analytics>> all = List.copyOf(seen.entrySet());
        return database.sql(NOTE)
                .bind("products", products(seen.keySet()))
                .bind("subjects", subjects(seen.keySet()))
                .bind("sessions", texts(all, Analytics::sessionId))
                .bind("devices", texts(all, Analytics::deviceId))
                .bind("profiles", texts(all, Analytics::profileId))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The ids that were seen with these within a day. */
    Mono<Map<Sighting, Analytics>> of(Collection<Sighting> asked) {
        return database.sql(SEEN)
                .bind("products", products(asked))
                .bind("subjects", subjects(asked))
                .map(row -> Map.entry(toSighting(row), toAnalytics(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Sighting toSighting(Readable row) {
        return new Sighting(Column.product(row, "product_id"), Column.text(row, "subject"));
    }

    private static Analytics toAnalytics(Readable row) {
        return Analytics.found(
                row.get("session_id", String.class),
                row.get("device_id", String.class),
                row.get("profile_id", String.class),
                toSighting(row).isOfWallet() ? Correlation.WALLET : Correlation.FINGERPRINT);
    }

    private static UUID[] products(Collection<Sighting> sightings) {
        return sightings.stream().map(s -> s.product().value()).toArray(UUID[]::new);
    }

    private static String[] subjects(Collection<Sighting> sightings) {
        return sightings.stream().map(Sighting::subject).toArray(String[]::new);
    }

    private static @Nullable String[] texts(
            List<Map.Entry<Sighting, Analytics>> all, Function<Analytics, @Nullable String> text) {
        @Nullable String[] texts = new @Nullable String[all.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(all.get(i).getValue());
        }
        return texts;
    }
}
