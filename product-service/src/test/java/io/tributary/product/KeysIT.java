package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductState;
import io.tributary.values.ProductId;
import io.tributary.web.auth.ApiKeys;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** API keys: shown once, known by their hash. */
class KeysIT extends ProductFixture {

    @Test
    void showsAKeyOncePublishesItsHashAndForgetsItWhenRevoked() {
        ProductId product = client.createProduct(token);
        JsonNode created =
                TestClient.json(
                        client.post(
                                        path(product) + "/keys",
                                        token,
                                        Map.of("kind", "secret", "name", "server"))
                                .expectStatus()
                                .isCreated());
        String key = created.path("key").asString();
        String id = created.path("id").asString();

        assertThat(created.propertyNames())
                .containsExactly("id", "kind", "name", "prefix", "key", "createdAt");
        assertThat(key)
                .matches("sk_[0-9a-f]{8}_[A-Za-z0-9_-]{43}")
                .startsWith(created.path("prefix").asString());
        JsonNode listed = TestClient.json(client.get(path(product) + "/keys", token)).path("items");
        assertThat(listed.get(0).propertyNames())
                .containsExactly("id", "kind", "name", "prefix", "createdAt");
        ProductState with = awaitState(product, state -> !state.getKeys().isEmpty());
        assertThat(with.getKeys().getFirst().getHash()).isEqualTo(ApiKeys.hash(key));
        assertThat(with.toString()).doesNotContain(key.substring(12));

        client.delete(path(product) + "/keys/" + id, token).expectStatus().isNoContent();
        client.delete(path(product) + "/keys/" + id, token).expectStatus().isNoContent();

        assertThat(TestClient.json(client.get(path(product) + "/keys", token)).path("items"))
                .isEmpty();
        ProductState without = awaitState(product, state -> state.getVersion() > with.getVersion());
        assertThat(without.getKeys()).isEmpty();
        client.delete(path(product) + "/keys/01939c3e-0000-7000-8000-000000000001", token)
                .expectStatus()
                .isNotFound();
        client.post(path(product) + "/keys", token, Map.of("kind", "publishable", "name", "x"))
                .expectStatus()
                .isEqualTo(422);
    }
}
