package io.tributary.interaction.dedup;

import io.r2dbc.spi.Readable;
import io.tributary.interaction.column.Column;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Claims keys of one table: writes those that are free, then reads who holds the others. */
abstract class ClaimTable {

    /**
     * Takes what is free or expired; the rows taken, in columns {@code interaction_id,
     * received_at}.
     */
    abstract Mono<Map<UUID, Instant>> take(List<Claim> claims);

    /** Who holds these keys; {@code claim_id} and the owner's columns. */
    abstract Mono<Map<UUID, Owner>> holders(List<Claim> claims);

    /** The owner of every key that is claimed. */
    Mono<Map<DedupKey, Owner>> claim(List<Claim> claims) {
        if (claims.isEmpty()) {
            return Mono.just(Map.of());
        }
        return take(claims).flatMap(taken -> withHolders(claims, taken));
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

    static Owner toOwner(Readable row) {
        return new Owner(
                Column.interaction(row, "interaction_id"),
                Column.address(row, "wallet"),
                Column.time(row, "received_at"),
                Column.uuid(row, "content_hash"),
                false);
    }
}
