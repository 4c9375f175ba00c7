package io.tributary.interaction.retention;

import io.tributary.interaction.column.Column;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The partitions of {@code interactions}, one for each month of receipt. */
@Component
class MonthlyPartitions {

    private static final int MONTHS_AHEAD = 3;

    private static final String STRAYS =
            """
            select count(*) as rows
            from interactions_default
            """;

    private final DatabaseClient database;
    private final Clock clock;

    MonthlyPartitions(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes those of this month and of the next ones. */
    Mono<Void> makeAhead() {
        YearMonth current = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return Flux.fromStream(IntStream.rangeClosed(0, MONTHS_AHEAD).mapToObj(current::plusMonths))
                .concatMap(month -> database.sql(create(month)).fetch().rowsUpdated())
                .then();
    }

    /** Rows that found no partition. */
    Mono<Long> strays() {
        return database.sql(STRAYS).map(row -> Column.of(row, "rows", Long.class)).one();
    }

    static String create(YearMonth month) {
        String name = month.toString().replace('-', '_');
        return """
        create table if not exists interactions_%s
        partition of interactions
        for values from ('%s') to ('%s')
        """
                .formatted(name, from(month), from(month.plusMonths(1)));
    }

    private static String from(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toOffsetDateTime().toString();
    }
}
