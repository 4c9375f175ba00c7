package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ApiKeyKind;
import io.tributary.events.ApiKeyState;
import io.tributary.events.ProductState;
import io.tributary.values.ProductId;
import io.tributary.web.auth.ApiKeys;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

        JsonNode revoked = TestClient.json(client.get(path(product), token));
        assertThat(revoked.path("version").asLong()).isEqualTo(with.getVersion() + 1);
        assertThat(TestClient.json(client.get(path(product) + "/keys", token)).path("items"))
                .isEmpty();
        ProductState without = awaitState(product, state -> state.getVersion() > with.getVersion());
        assertThat(without.getKeys()).isEmpty();
        client.delete(path(product) + "/keys/01939c3e-0000-7000-8000-000000000001", token)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void makesPublishableAndTestKeysAndTellsOthersWhereTheyMayBeUsed() {
        ProductId product = client.createProduct(token);
        JsonNode page =
                create(
                        product,
                        Map.of(
                                "kind",
                                "publishable",
                                "name",
                                "page",
                                "origins",
                                List.of(
                                        "HTTPS://Shop.Example:443",
                                        "https://shop.example",
                                        "http://localhost:3000"),
                                "test",
                                true));
        JsonNode server = create(product, Map.of("kind", "secret", "name", "trial", "test", true));

        assertThat(page.propertyNames())
                .containsExactly(
                        "id", "kind", "name", "prefix", "key", "createdAt", "origins", "test");
        assertThat(page.path("key").asString()).matches("pk_[0-9a-f]{8}_[A-Za-z0-9_-]{43}");
        assertThat(page.path("origins").valueStream().map(JsonNode::asString))
                .containsExactly("https://shop.example", "http://localhost:3000");
        assertThat(server.propertyNames())
                .containsExactly("id", "kind", "name", "prefix", "key", "createdAt", "test");
        JsonNode listed = TestClient.json(client.get(path(product) + "/keys", token)).path("items");
        assertThat(listed.get(1).propertyNames())
                .containsExactly("id", "kind", "name", "prefix", "createdAt", "origins", "test");
        ProductState state = awaitState(product, told -> told.getKeys().size() == 2);
        assertThat(state.getKeys())
                .allMatch(ApiKeyState::getTest)
                .extracting(ApiKeyState::getKind)
                .containsExactlyInAnyOrder(ApiKeyKind.PUBLISHABLE, ApiKeyKind.SECRET);
        assertThat(state.getKeys())
                .flatExtracting(ApiKeyState::getOrigins)
                .containsExactly("https://shop.example", "http://localhost:3000");
    }

    /** As many labels as a body of 1 MiB has room for in twenty origins. */
    @Test
    void refusesAnOriginOfVeryManyLabels() {
        ProductId product = client.createProduct(token);
        String host = "a.".repeat(25_000) + "a";

        refused(product, origins("publishable", List.of("https://" + host)), "/origins/0");
    }

    @Test
    void letsPagesOfPublishableKeysSignWalletsInWhileTheKeyIsValid() {
        ProductId product = client.createProduct(token);
        String origin = "https://shop-" + UUID.randomUUID() + ".example";
        assertThat(readableBy(origin)).isNull();
        String key = create(product, origins("publishable", List.of(origin))).path("id").asString();
        create(product, Map.of("kind", "secret", "name", "server"));

        assertThat(readableBy(origin)).isEqualTo(origin);
        client.delete(path(product) + "/keys/" + key, token).expectStatus().isNoContent();
        assertThat(readableBy(origin)).isNull();
    }

    private @Nullable String readableBy(String origin) {
        return client.challengeFrom(origin, owner)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getAccessControlAllowOrigin();
    }

    private JsonNode create(ProductId product, Map<String, ?> wanted) {
        return TestClient.json(
                client.post(path(product) + "/keys", token, wanted).expectStatus().isCreated());
    }

    @Test
    void refusesOriginsThatDoNotFitTheKind() {
        ProductId product = client.createProduct(token);
        List<String> many =
                IntStream.rangeClosed(1, 21).mapToObj(i -> "https://s" + i + ".example").toList();

        refused(product, Map.of("kind", "publishable", "name", "x"), "/origins");
        refused(product, origins("publishable", List.of()), "/origins");
        refused(product, origins("publishable", many), "/origins");
        refused(product, origins("publishable", List.of("https://a.example/x")), "/origins/0");
        refused(product, origins("publishable", List.of(1)), "/origins/0");
        refused(product, origins("secret", List.of("https://a.example")), "/origins");
        refused(product, origins("secret", List.of()), "/origins");
        refused(product, Map.of("kind", "open", "name", "x"), "/kind");
        refused(product, Map.of("kind", "secret", "name", "x", "test", "true"), "/test");
        create(product, origins("publishable", many.subList(0, 20)));
    }

    private static Map<String, Object> origins(String kind, List<?> origins) {
        return Map.of("kind", kind, "name", "x", "origins", origins);
    }

    private void refused(ProductId product, Map<String, ?> wanted, String pointer) {
        client.post(path(product) + "/keys", token, wanted)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors.length()")
                .isEqualTo(1);
    }

    @Test
    void keepsAHundredKeysAndNotOneMoreWhenTheyComeAtTheSameTime() throws Exception {
        ProductId product = client.createProduct(token);
        Map<String, String> wanted = Map.of("kind", "secret", "name", "x");
        String first = create(product, wanted).path("id").asString();
        for (int i = 0; i < 97; i++) {
            create(product, wanted);
        }
        Callable<Integer> attempt =
                () -> status(client.post(path(product) + "/keys", token, wanted));

        assertThat(atOnce(Collections.nCopies(6, attempt)))
                .containsExactlyInAnyOrder(201, 201, 409, 409, 409, 409);
        client.delete(path(product) + "/keys/" + first, token).expectStatus().isNoContent();
        create(product, wanted);
    }

    @Test
    void letsOnlyProductAdministratorsMakeAndRevokeKeys() {
        ProductId product = client.createProduct(token);
        String key = create(product, Map.of("kind", "secret", "name", "x")).path("id").asString();
        Map<String, String> wanted = Map.of("kind", "secret", "name", "x");
        String keys = path(product) + "/keys";
        String foreign = client.signIn(stranger);

        client.post(keys, foreign, wanted).expectStatus().isNotFound();
        client.get(keys, foreign).expectStatus().isNotFound();
        client.delete(keys + "/" + key, foreign).expectStatus().isNotFound();
        giveStranger(14, product);
        client.post(keys, foreign, wanted).expectStatus().isForbidden();
        client.delete(keys + "/" + key, foreign).expectStatus().isForbidden();
        client.get(keys, foreign).expectStatus().isOk();
        ProductId other = client.createProduct(token);
        client.delete(path(other) + "/keys/" + key, token).expectStatus().isNotFound();
    }
}
