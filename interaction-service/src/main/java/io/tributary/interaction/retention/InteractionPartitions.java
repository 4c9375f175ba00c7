package io.tributary.interaction.retention;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The partitions of {@code interactions}, one for each month of receipt. */
@Component
class InteractionPartitions {

    private static final int MONTHS_AHEAD = 3;

    private static final String MAINTAIN =
            """
            select strayed, dropped
            from maintain_interaction_partitions(:kept, :ahead)
            """;

    private final DatabaseClient database;
    private final RetentionProperties properties;

    InteractionPartitions(DatabaseClient database, RetentionProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** Makes the next months, and drops those that are too old. */
    Mono<Maintained> maintain() {
        return maintain(properties.keptMonths());
    }

    Mono<Maintained> maintain(int keptMonths) {
        return database.sql(MAINTAIN)
                .bind("kept", keptMonths)
                .bind("ahead", MONTHS_AHEAD)
                .map(InteractionPartitions::toMaintained)
                .one();
    }

    private static Maintained toMaintained(Readable row) {
        return new Maintained(
                Column.of(row, "strayed", Long.class),
                List.of(Column.of(row, "dropped", String[].class)));
    }

    /**
     * What was found and done.
     *
     * @param strayed rows that had no month of their own
     * @param dropped names of the months that are gone
     */
    record Maintained(long strayed, List<String> dropped) {}
}
