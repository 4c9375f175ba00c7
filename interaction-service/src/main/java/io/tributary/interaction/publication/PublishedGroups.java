package io.tributary.interaction.publication;

import io.tributary.messaging.column.Column;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which groups are on the topic. */
@Component
public class PublishedGroups {

    private static final String STANDING =
            """
            select group_id
            from interaction_outbox
            where group_id = any(:groups::uuid[])
            """;

    private final DatabaseClient database;
    private final AcknowledgedGroups acknowledged;

    PublishedGroups(DatabaseClient database, AcknowledgedGroups acknowledged) {
        this.database = database;
        this.acknowledged = acknowledged;
    }

    /**
     * Those of the groups that the broker has not acknowledged: their outbox rows stand, and are
     * not about to go.
     */
    public Mono<Set<UUID>> waiting(Collection<UUID> groups) {
        UUID[] asked =
                groups.stream()
                        .filter(group -> !acknowledged.contains(group))
                        .distinct()
                        .toArray(UUID[]::new);
        if (asked.length == 0) {
            return Mono.just(Set.of());
        }
        return database.sql(STANDING)
                .bind("groups", asked)
                .map(row -> Column.uuid(row, "group_id"))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }
}
