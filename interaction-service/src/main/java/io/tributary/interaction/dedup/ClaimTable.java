package io.tributary.interaction.dedup;

import io.r2dbc.spi.Readable;
import io.tributary.messaging.column.Column;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/**
 * Claims keys of one table: writes those that are free or expired, then reads who holds the others.
 */
abstract class ClaimTable {

    private final DatabaseClient database;
    private final String take;
    private final String holders;
    private final String release;

    /**
     * A table.
     *
     * @param take writes the claims that succeed; answers their {@code interaction_id, received_at}
     * @param holders reads who holds the keys of claims; answers {@code claim_id} and the owner's
     *     columns
     * @param release deletes claims that are held by their own interaction
     */
    ClaimTable(DatabaseClient database, String take, String holders, String release) {
        this.database = database;
        this.take = take;
        this.holders = holders;
        this.release = release;
    }

    /** Binds the columns that make up a key. */
    abstract GenericExecuteSpec bindKeys(GenericExecuteSpec statement, List<Claim> claims);

    /** Binds what is written beside key, id and content. */
    abstract GenericExecuteSpec bindTerms(GenericExecuteSpec statement, List<Claim> claims);

    /** The owner of every key that is claimed. */
    Mono<Map<DedupKey, Owner>> claim(List<Claim> claims) {
        if (claims.isEmpty()) {
            return Mono.just(Map.of());
        }
        return take(claims).flatMap(taken -> withHolders(claims, taken));
    }

    /** Undoes claims that succeeded in this transaction, as if they had never been made. */
    Mono<Void> release(List<Claim> claims) {
        return claims.isEmpty() ? Mono.empty() : withKeys(release, claims).then();
    }

    static String[] texts(List<Claim> claims, Function<Claim, String> text) {
        return claims.stream().map(text).toArray(String[]::new);
    }

    static UUID[] ids(List<Claim> claims, Function<Claim, UUID> id) {
        return claims.stream().map(id).toArray(UUID[]::new);
    }

    private Mono<Map<UUID, Instant>> take(List<Claim> claims) {
        return bindTerms(withKeys(take, claims), claims)
                .bind("contents", ids(claims, Claim::content))
                .map(row ->
                        Map.entry(
                                Column.uuid(row, "interaction_id"),
                                Column.time(row, "received_at")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<UUID, Owner>> holders(List<Claim> claims) {
        return withKeys(holders, claims)
                .map(row -> Map.entry(Column.uuid(row, "claim_id"), toOwner(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private GenericExecuteSpec withKeys(String sql, List<Claim> claims) {
        return bindKeys(database.sql(sql), claims).bind("ids", ids(claims, c -> c.id().value()));
    }

    private Mono<Map<DedupKey, Owner>> withHolders(List<Claim> claims, Map<UUID, Instant> taken) {
        Map<DedupKey, Owner> owners = new HashMap<>();
        Map<UUID, Claim> lost =
                claims.stream().collect(Collectors.toMap(c -> c.id().value(), Function.identity()));
        for (Claim claim : claims) {
            Instant receivedAt = taken.get(claim.id().value());
            if (receivedAt != null) {
                owners.put(
                        claim.key(),
                        new Owner(claim.id(), claim.wallet(), receivedAt, claim.content(), true));
                lost.remove(claim.id().value());
            }
        }
        if (lost.isEmpty()) {
            return Mono.just(owners);
        }
        return holders(List.copyOf(lost.values())).map(holders -> join(owners, lost, holders));
    }

    private static Map<DedupKey, Owner> join(
            Map<DedupKey, Owner> owners, Map<UUID, Claim> lost, Map<UUID, Owner> holders) {
        lost.forEach((id, claim) -> owners.computeIfAbsent(claim.key(), key -> holders.get(id)));
        return owners;
    }

    private static Owner toOwner(Readable row) {
        return new Owner(
                Column.interaction(row, "interaction_id"),
                Column.address(row, "wallet"),
                Column.time(row, "received_at"),
                Column.uuid(row, "content_hash"),
                false);
    }
}
