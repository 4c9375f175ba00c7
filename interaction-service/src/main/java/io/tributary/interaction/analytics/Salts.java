package io.tributary.interaction.analytics;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The keys of fingerprints: one for each day, drawn by whoever needs it first and the same for all
 * instances. Once the sweep has deleted it, no fingerprint of that day can be made again.
 */
@Component
class Salts {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String DRAW =
            """
            insert into fingerprint_salts (day, salt)
            values (:day, :salt)
            on conflict (day) do nothing
            """;

    private static final String READ =
            """
            select day, salt
            from fingerprint_salts
            where day in (:day, :before)
            """;

    private final DatabaseClient database;
    private volatile @Nullable Known known;

    Salts(DatabaseClient database) {
        this.database = database;
    }

    /** Those of a day; asked of the database once a day. */
    Mono<Known> of(LocalDate day) {
        Known held = known;
        return held != null && held.day().equals(day) ? Mono.just(held) : learn(day);
    }

    private Mono<Known> learn(LocalDate day) {
        return database.sql(DRAW)
                .bind("day", day)
                .bind("salt", draw())
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> read(day)))
                .doOnNext(read -> known = read);
    }

    private Mono<Known> read(LocalDate day) {
        return database.sql(READ)
                .bind("day", day)
                .bind("before", day.minusDays(1))
                .map(Salts::toEntry)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(salts -> toKnown(day, salts));
    }

    private static Map.Entry<LocalDate, String> toEntry(Readable row) {
        return Map.entry(Column.of(row, "day", LocalDate.class), Column.text(row, "salt"));
    }

    private static Known toKnown(LocalDate day, Map<LocalDate, String> salts) {
        String before = salts.get(day.minusDays(1));
        HexFormat hex = HexFormat.of();
        return new Known(
                day,
                hex.parseHex(Objects.requireNonNull(salts.get(day))),
                before == null ? null : hex.parseHex(before));
    }

    private static String draw() {
        byte[] drawn = new byte[BYTES];
        RANDOM.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    /**
     * The salts that hold on a day.
     *
     * @param before the day before's; null: nobody drew one
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Known(LocalDate day, byte[] today, byte @Nullable [] before) {}
}
