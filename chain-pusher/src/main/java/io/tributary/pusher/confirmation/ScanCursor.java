package io.tributary.pusher.confirmation;

import io.tributary.pusher.lane.LaneId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The final block up to which a lane has read its banks' events; what is above is read again at
 * each pass.
 */
final class ScanCursor {

    private final DatabaseClient database;

    ScanCursor(DatabaseClient database) {
        this.database = database;
    }

    /** The block; empty before the first pass. */
    Mono<Long> block(LaneId lane) {
        String sql =
                """
                select scanned_block from lanes
                where chain_id = :chain and lane = :lane and scanned_block is not null
                """;
        return database.sql(sql)
                .bind("chain", lane.chain().value())
                .bind("lane", lane.number())
                .mapValue(Long.class)
                .one();
    }

    /** Moves it forward, never back. */
    Mono<Void> moveTo(LaneId lane, long block) {
        String sql =
                """
                update lanes set scanned_block = greatest(coalesce(scanned_block, 0), :block)
                where chain_id = :chain and lane = :lane
                """;
        return database.sql(sql)
                .bind("chain", lane.chain().value())
                .bind("lane", lane.number())
                .bind("block", block)
                .then();
    }
}
