package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.ProductId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The log of who changed what. */
class ChangesIT extends ProductFixture {

    @Test
    void tellsWhoChangedWhatAndNothingTwice() {
        ProductId product = client.createProduct(token);
        String administrator = path(product) + "/administrators/" + stranger.address();
        client.put(administrator, token, Map.of("roles", 2)).expectStatus().isOk();
        client.put(administrator, token, Map.of("roles", 2)).expectStatus().isOk();
        client.put(administrator, token, Map.of("roles", 6)).expectStatus().isOk();
        client.delete(administrator, token).expectStatus().isNoContent();

        JsonNode changes = changes(product, "");
        assertThat(words(changes, "action"))
                .containsExactly(
                        "administrator.removed",
                        "administrator.put",
                        "administrator.put",
                        "product.created");
        assertThat(words(changes, "version")).containsExactly("4", "3", "2", "1");
        assertThat(words(changes, "actor")).containsOnly(owner.address().value());
        JsonNode second = changes.path("items").get(1);
        assertThat(second.propertyNames())
                .containsExactly("id", "at", "actor", "action", "subject", "details", "version");
        assertThat(second.path("subject").asString()).isEqualTo(stranger.address().value());
        assertThat(second.path("details").toString())
                .isEqualTo("{\"roles\":{\"from\":2,\"to\":6}}");
    }

    @Test
    void neverTellsASecretNorItsHash() {
        ProductId product = client.createProduct(token);
        JsonNode key =
                TestClient.json(
                        client.post(
                                        path(product) + "/keys",
                                        token,
                                        Map.of("kind", "secret", "name", "server"))
                                .expectStatus()
                                .isCreated());
        client.delete(path(product) + "/keys/" + key.path("id").asString(), token)
                .expectStatus()
                .isNoContent();

        JsonNode changes = changes(product, "?action=key.created");
        assertThat(words(changes, "subject")).containsExactly(key.path("id").asString());
        String text = changes(product, "").toString();
        String secret = key.path("key").asString();
        assertThat(text)
                .contains(key.path("prefix").asString(), "key.revoked")
                .doesNotContain(secret)
                .doesNotContain(secret.substring(secret.length() - 43))
                .doesNotContain(io.tributary.web.auth.ApiKeys.hash(secret));
    }

    @Test
    void listsThemInPartsByActionToAnyRoleAndNobodyElse() {
        ProductId product = client.createProduct(token);
        String administrator = path(product) + "/administrators/" + stranger.address();
        client.put(administrator, token, Map.of("roles", 8)).expectStatus().isOk();
        String oracle = client.signIn(stranger);

        JsonNode first = TestClient.json(client.get(path(product) + "/changes?limit=1", oracle));
        assertThat(words(first, "version")).containsExactly("2");
        String rest = "?limit=1&cursor=" + first.path("nextCursor").asString();
        assertThat(words(changes(product, rest), "version")).containsExactly("1");
        assertThat(changes(product, rest).path("nextCursor").isNull()).isTrue();
        client.get(path(product) + "/changes?action=key.eaten&limit=0", token)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("limit", "action"));
        client.delete(administrator, token).expectStatus().isNoContent();
        client.get(path(product) + "/changes", oracle).expectStatus().isNotFound();
    }

    private JsonNode changes(ProductId product, String query) {
        return TestClient.json(
                client.get(path(product) + "/changes" + query, token).expectStatus().isOk());
    }

    private static List<String> words(JsonNode page, String field) {
        return page.path("items").valueStream().map(item -> item.path(field).asString()).toList();
    }
}
