package io.tributary.interaction.publication;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which groups are on the topic. */
@Component
public class PublishedGroups {

    private static final String STANDING =
            """
            select 1
            from interaction_outbox
            where group_id = :group
            """;

    private final DatabaseClient database;
    private final AcknowledgedGroups acknowledged;

    PublishedGroups(DatabaseClient database, AcknowledgedGroups acknowledged) {
        this.database = database;
        this.acknowledged = acknowledged;
    }

    /** Whether the broker has acknowledged the group: its outbox row is gone, or about to be. */
    public Mono<Boolean> contains(UUID group) {
        if (acknowledged.contains(group)) {
            return Mono.just(true);
        }
        return database.sql(STANDING)
                .bind("group", group)
                .map(row -> false)
                .one()
                .defaultIfEmpty(true);
    }
}
