package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductSecrets;
import io.tributary.events.SealedSecret;
import io.tributary.values.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Secrets that replace others, which stay valid for a while. */
class WebhookRotationIT extends WebhookFixture {

    @Autowired private DatabaseClient database;

    @Test
    void keepsTheReplacedSecretForADayAndReplacesTheShop() {
        ProductId product = client.createProduct(token);
        put(product, "shopify", aSecret(1), shop).expectStatus().isOk();
        String other = "other-" + shop;
        JsonNode answer =
                TestClient.json(put(product, "shopify", aSecret(2), other).expectStatus().isOk());
        Instant until = Instant.parse(answer.path("previousSecretUntil").asString());
        assertThat(until)
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)),
                        Instant.now().plus(Duration.ofHours(25)));
        assertThat(answer.path("shopDomain").asString()).isEqualTo(other);

        ProductSecrets state = awaitSecrets(product, found -> found.getVersion() == 2);
        assertThat(opened(product, state, "shopify")).containsExactly(aSecret(2), aSecret(1));
        assertThat(state.getWebhooks().getFirst().getSecrets())
                .extracting(SealedSecret::getValidUntil)
                .containsExactly(null, until);
        // The shop is free again for another product.
        ProductId second = client.createProduct(token);
        put(second, "shopify", aSecret(3), shop).expectStatus().isOk();
    }

    /** A client that never saw its answer sends again; the secret before must not go by that. */
    @Test
    void keepsTheReplacedSecretWhenTheSamePutComesTwice() {
        ProductId product = client.createProduct(token);
        put(product, "generic", aSecret(1), null).expectStatus().isOk();
        put(product, "generic", aSecret(2), null).expectStatus().isOk();
        put(product, "generic", aSecret(2), null).expectStatus().isOk();
        ProductSecrets state = awaitSecrets(product, found -> found.getVersion() == 3);
        assertThat(opened(product, state, "generic"))
                .containsExactly(aSecret(2), aSecret(2), aSecret(1));
    }

    @Test
    void keepsFourReplacedSecretsAtMost() {
        ProductId product = client.createProduct(token);
        for (int i = 1; i <= 8; i++) {
            put(product, "generic", aSecret(i), null).expectStatus().isOk();
        }
        ProductSecrets state = awaitSecrets(product, found -> found.getVersion() == 8);
        assertThat(opened(product, state, "generic"))
                .containsExactly(aSecret(8), aSecret(7), aSecret(6), aSecret(5), aSecret(4));
    }

    @Test
    void forgetsTheReplacedSecretAfterItsTime() {
        ProductId product = client.createProduct(token);
        put(product, "generic", aSecret(1), null).expectStatus().isOk();
        put(product, "generic", aSecret(2), null).expectStatus().isOk();
        database.sql(
                        """
                        update product_webhook_secrets s
                        set valid_until = now() - interval '1 second'
                        from product_webhooks w
                        where w.id = s.webhook_id and w.product_id = :id and s.valid_until is not null
                        """)
                .bind("id", product.value())
                .then()
                .block(SOON);
        JsonNode listed = items(product).get(0);
        assertThat(listed.path("previousSecretUntil").isNull()).isTrue();
        put(product, "standard", standard(24), null).expectStatus().isOk();
        ProductSecrets state = awaitSecrets(product, found -> found.getVersion() == 3);
        assertThat(opened(product, state, "generic")).containsExactly(aSecret(2));
    }

    /** Two at once on one webhook: one secret is current, the other was replaced by it. */
    @Test
    void rotatesOneAfterTheOther() throws Exception {
        ProductId product = client.createProduct(token);
        assertThat(
                        atOnce(
                                List.of(
                                        () -> status(put(product, "generic", aSecret(1), null)),
                                        () -> status(put(product, "generic", aSecret(2), null)),
                                        () -> status(put(product, "generic", aSecret(3), null)))))
                .containsOnly(200);
        ProductSecrets state = awaitSecrets(product, found -> found.getVersion() == 3);
        assertThat(opened(product, state, "generic"))
                .containsExactlyInAnyOrder(aSecret(1), aSecret(2), aSecret(3));
        assertThat(state.getWebhooks().getFirst().getSecrets())
                .filteredOn(secret -> secret.getValidUntil() == null)
                .hasSize(1);
    }
}
