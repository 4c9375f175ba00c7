package io.tributary.interaction.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The referral graph of a product as it is stored. */
public record Edges(Map<String, String> referrers) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Reads it. */
    public static Edges of(KnownShop shop) {
        Map<String, String> edges = new HashMap<>();
        shop.database()
                .sql("select wallet, referrer from referral_edges where product_id = :id")
                .bind("id", shop.id().value())
                .map(row ->
                        List.of(
                                Objects.requireNonNull(row.get("wallet", String.class)),
                                Objects.requireNonNull(row.get("referrer", String.class))))
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow()
                .forEach(edge -> edges.put(edge.getFirst(), edge.getLast()));
        return new Edges(edges);
    }

    /** Fails if somebody stands above itself, or nobody is linked at all. */
    public void assertAcyclic() {
        assertThat(referrers).isNotEmpty();
        for (String start : referrers.keySet()) {
            Set<String> seen = new HashSet<>();
            for (String at = start; at != null; at = referrers.get(at)) {
                assertThat(seen.add(at)).as("no wallet twice above %s", start).isTrue();
            }
        }
    }
}
