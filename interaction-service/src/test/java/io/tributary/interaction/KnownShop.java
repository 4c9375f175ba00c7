package io.tributary.interaction;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.auth.ApiKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

/** A product as if this service had learnt it from {@code products.v1}. */
public record KnownShop(
        ProductId id, String secretKey, String publishableKey, DatabaseClient database) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static KnownShop in(DatabaseClient database) {
        UUID id = UUID.randomUUID();
        KnownShop shop =
                new KnownShop(
                        new ProductId(id),
                        "sk_" + UUID.randomUUID(),
                        "pk_" + UUID.randomUUID(),
                        database);
        shop.run(
                "insert into known_products (product_id, version, name, active) values (:id, 1,"
                        + " 'Shop', true)",
                Map.of());
        shop.learnKey(shop.secretKey, true, false);
        shop.learnKey(shop.publishableKey, false, false);
        return shop;
    }

    /** The same product to a server with a test key; before anything is asked of it. */
    public KnownShop withTestKey() {
        KnownShop tests = new KnownShop(id, "sk_" + UUID.randomUUID(), publishableKey, database);
        learnKey(tests.secretKey, true, true);
        return tests;
    }

    /** The Authorization header of its server. */
    public String bearer() {
        return "Bearer " + secretKey;
    }

    /** The web origin that its keys name. */
    public String origin() {
        return "https://" + id + ".example";
    }

    /** Gives a wallet roles. */
    public KnownShop withRoles(Address wallet, int roles) {
        run(
                "insert into known_product_roles (product_id, wallet, roles) values (:id, :wallet,"
                        + " :roles)",
                Map.of("wallet", wallet.value(), "roles", roles));
        return this;
    }

    /** Lets its referrals count for so long. */
    public KnownShop withAttributionWindow(Duration window) {
        run(
                "update known_products set attribution_seconds = :seconds where product_id = :id",
                Map.of("seconds", window.toSeconds()));
        return this;
    }

    /** Moves what is claimed into the past, as if so much time had gone by. */
    public void letPass(Duration time) {
        run(
                """
                update interaction_dedup_keys
                set received_at = received_at - :time * interval '1 millisecond',
                  expires_at = expires_at - :time * interval '1 millisecond'
                where product_id = :id
                """,
                Map.of("time", time.toMillis()));
    }

    /** How many rows of a table are of this product. */
    public long count(String table) {
        return Objects.requireNonNull(
                database.sql("select count(*) as rows from " + table + " where product_id = :id")
                        .bind("id", id.value())
                        .map(row -> Objects.requireNonNull(row.get("rows", Long.class)))
                        .one()
                        .block(PATIENCE));
    }

    /** What a select of one column of text gives, by {@code :id}. */
    public List<String> lines(String select) {
        return database.sql(select)
                .bind("id", id.value())
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    /** Takes the product out of use, or back. */
    public void setActive(boolean active) {
        run(
                "update known_products set active = :active where product_id = :id",
                Map.of("active", active));
    }

    /**
     * Says how many interactions of one wallet it takes in an hour; 0: whatever holds by default.
     */
    public void limitWallets(int perHour) {
        run(
                "update known_products set wallet_interactions_per_hour = :limit where product_id = :id",
                Map.of("limit", perHour));
    }

    /** Lets all its interactions be published once more, as after an acknowledgement was lost. */
    public void publishAgain() {
        run(
                """
                insert into interaction_outbox (group_id, interaction_ids, received_at)
                select gen_random_uuid(), array_agg(id), min(received_at)
                from interactions
                where product_id = :id
                """,
                Map.of());
    }

    private void learnKey(String key, boolean secret, boolean test) {
        run(
                """
                insert into known_product_keys (product_id, key_id, hash, secret, test, origins)
                values (:id, :key, :hash, :secret, :test, array['https://' || :id::text || '.example'])
                """,
                Map.of(
                        "key",
                        UUID.randomUUID(),
                        "hash",
                        ApiKeys.hash(key),
                        "secret",
                        secret,
                        "test",
                        test));
    }

    private void run(String sql, Map<String, Object> parameters) {
        database.sql(sql)
                .bind("id", id.value())
                .bindValues(parameters)
                .fetch()
                .rowsUpdated()
                .block(PATIENCE);
    }
}
