package io.tributary.e2e.equation;

import static io.tributary.quickstart.settings.Service.CAMPAIGN;
import static io.tributary.quickstart.settings.Service.INTERACTION;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Invariant 1: what was accepted is stored, published and decided, each exactly once. */
final class IntakeEquations {

    private final Databases databases;
    private final Records records;

    IntakeEquations(Databases databases, Records records) {
        this.databases = databases;
        this.records = records;
    }

    Stream<Difference> differences(Set<String> accepted) {
        return Stream.of(stored(accepted), published(), decided(), oneWalletPerOrder(), linked())
                .flatMap(one -> one);
    }

    private Stream<Difference> stored(Set<String> accepted) {
        Map<String, String> answered = new TreeMap<>();
        accepted.forEach(id -> answered.put(id, "stored"));
        Map<String, String> stored =
                databases.rows(INTERACTION, "select id, 'stored' from interactions");
        answered.keySet().removeIf(id -> "stored".equals(stored.get(id)));
        return Difference.none("accepted = stored once", answered);
    }

    private Stream<Difference> published() {
        return Difference.between(
                "stored = interactions.v1",
                databases.rows(
                        INTERACTION,
                        """
                        select id, concat_ws(' ', product_id, wallet, type, dedup_key, source,
                                             array_to_string(referral_chain, ','))
                          from interactions
                        """),
                records.unchanging(
                        "interactions.v1",
                        "interactionId",
                        List.of(
                                "productId",
                                "wallet",
                                "type",
                                "dedupKey",
                                "source",
                                "referralChain")));
    }

    private Stream<Difference> decided() {
        return Difference.between(
                "stored = decided once",
                databases.rows(INTERACTION, "select id, received_at::text from interactions"),
                databases.rows(
                        CAMPAIGN, "select interaction_id, received_at::text from decisions"));
    }

    private Stream<Difference> oneWalletPerOrder() {
        return Difference.none(
                "an order pays one wallet once",
                databases.rows(
                        INTERACTION,
                        """
                        select product_id || ' ' || order_id, count(*)
                          from interactions
                         where type = 'purchase.completed'
                         group by 1
                        having count(*) > 1
                        """));
    }

    private Stream<Difference> linked() {
        return Difference.between(
                "linked = referral edges",
                databases.rows(
                        INTERACTION,
                        """
                        select product_id || ' ' || wallet, referral_referrer
                          from interactions
                         where referral_outcome = 'linked'
                        """),
                databases.rows(
                        INTERACTION,
                        "select product_id || ' ' || wallet, referrer from referral_edges"));
    }
}
