package io.tributary.pusher.takeover;

import io.tributary.pusher.lane.LaneId;
import io.tributary.pusher.lane.LaneLostException;
import io.tributary.values.Address;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The row of a lane, as it is taken over. */
final class Lanes {

    /**
     * With another gas payer, what was attempted by the former one is attempted anew: the bank pays
     * a nonce once.
     */
    private static final String ACQUIRE =
            """
            with lane as (
                insert into lanes as l (chain_id, lane, sender, lease_token)
                values (:chain, :lane, :sender, :token)
                on conflict (chain_id, lane) do update
                set lease_token = excluded.lease_token,
                    sender = excluded.sender,
                    next_account_nonce = case when l.sender = excluded.sender then l.next_account_nonce end
                where l.lease_token <= excluded.lease_token
                returning l.chain_id, l.lane),
            others as (
                update batches b
                set state = 'AUTHORISED', account_nonce = null
                from lane
                where b.chain_id = lane.chain_id and b.lane = lane.lane and b.state = 'ATTEMPTED'
                  and exists (select 1 from lanes old
                              where old.chain_id = b.chain_id and old.lane = b.lane and old.sender <> :sender))
            select count(*) from lane
            """;

    private final DatabaseClient database;

    Lanes(DatabaseClient database) {
        this.database = database;
    }

    /** Makes this token the only one that may write attempts. */
    Mono<Void> acquire(LaneId lane, long token, Address sender) {
        return database.sql(ACQUIRE)
                .bind("chain", lane.chain().value())
                .bind("lane", lane.number())
                .bind("sender", sender.value())
                .bind("token", token)
                .mapValue(Long.class)
                .one()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new LaneLostException(lane, token)))
                .then();
    }
}
