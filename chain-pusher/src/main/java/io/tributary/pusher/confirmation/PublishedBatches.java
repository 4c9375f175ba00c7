package io.tributary.pusher.confirmation;

import io.tributary.pusher.batch.Batch;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Closes batches that everyone was told of. */
final class PublishedBatches {

    private static final String PUBLISHED =
            """
            update batches b
            set state = 'PUBLISHED', finality_announced_at = now()
            where b.batch_id = any(:ids::uuid[]) and b.state = 'FINAL'
              and not exists (select 1 from pushable_rewards r
                              where r.batch_id = b.batch_id and r.published_version < r.outcome_version)
            """;

    private final DatabaseClient database;

    PublishedBatches(DatabaseClient database) {
        this.database = database;
    }

    /** FINAL → PUBLISHED. */
    Mono<Void> published(List<Batch> batches) {
        UUID[] ids = batches.stream().map(batch -> batch.id().value()).toArray(UUID[]::new);
        return database.sql(PUBLISHED).bind("ids", ids).then();
    }
}
