package io.tributary.pusher.planning;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import io.tributary.pusher.lane.LaneId;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.ChainId;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Draws the nonces of banks: the database's epoch, then a number that grows by one per bank, so
 * that 256 batches share a storage slot on chain. Drawn inside the planner's transaction, so that
 * none is left out.
 */
final class Nonces {

    private static final String NEXT =
            """
            insert into bank_sequences (chain_id, bank, epoch, next)
            select lanes.chain_id, :bank, nonce_epochs.epoch, 1
            from lanes, nonce_epochs
            where lanes.chain_id = :chain and lanes.lane = :lane and lanes.lease_token = :token
              and nonce_epochs.current
            on conflict (chain_id, bank, epoch) do update set next = bank_sequences.next + 1
            returning epoch, next - 1 as sequence
            """;

    private static final String SKIP =
            """
            insert into bank_sequences (chain_id, bank, epoch, next)
            values (:chain, :bank, :epoch, :next)
            on conflict (chain_id, bank, epoch) do update set next = greatest(bank_sequences.next, excluded.next)
            """;

    private final DatabaseClient database;

    Nonces(DatabaseClient database) {
        this.database = database;
    }

    /** The bank's next nonce; empty if the lane has another owner. */
    Mono<Bytes32> next(LaneId lane, long token, Address bank) {
        return database.sql(NEXT)
                .bind("bank", bank.value())
                .bind("chain", lane.chain().value())
                .bind("lane", lane.number())
                .bind("token", token)
                .map(Nonces::read)
                .one();
    }

    /** Sees to it that this nonce, drawn by another database, is not drawn again. */
    Mono<Void> skip(ChainId chain, Address bank, Bytes32 nonce) {
        ByteBuffer word = ByteBuffer.wrap(nonce.bytes());
        UUID epoch = new UUID(word.getLong(), word.getLong());
        return database.sql(SKIP)
                .bind("chain", chain.value())
                .bind("bank", bank.value())
                .bind("epoch", epoch)
                .bind("next", word.getLong(24) + 1)
                .then();
    }

    private static Bytes32 read(Readable row) {
        return nonce(Column.uuid(row, "epoch"), Column.of(row, "sequence", Long.class));
    }

    static Bytes32 nonce(UUID epoch, long sequence) {
        ByteBuffer word = ByteBuffer.allocate(32);
        word.putLong(epoch.getMostSignificantBits()).putLong(epoch.getLeastSignificantBits());
        return Bytes32.of(word.putLong(0).putLong(sequence).array());
    }
}
