package io.tributary.messaging.relay;

import io.tributary.messaging.relay.StateSource.Row;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The column {@code published_version} of a table, which has a row for each published state. */
public final class PublishedVersions {

    private final DatabaseClient database;
    private final String sql;

    /**
     * Of that table, whose rows are found by that column of ids; both are written into SQL as they
     * stand.
     */
    public PublishedVersions(DatabaseClient database, String table, String id) {
        this.database = database;
        this.sql =
                """
                update %1$s t
                set published_version = greatest(t.published_version, done.version)
                from unnest(:ids, :versions) as done (id, version)
                where t.%2$s = done.id
                """
                        .formatted(table, id);
    }

    /** Notes that these were acknowledged; a version that is behind changes nothing. */
    public Mono<Void> mark(List<? extends Row<?>> rows) {
        return database.sql(sql)
                .bind("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .bind("versions", rows.stream().map(Row::version).toArray(Long[]::new))
                .then();
    }
}
