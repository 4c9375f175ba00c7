package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.values.ProductId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What administrators change of a product and of its settings, and who may. */
class ProductChangesIT extends ProductFixture {

    private static final String RENAMED = "{\"name\":\"New name\"}";

    @Test
    void changesWhatIsNamedForWhoHasSeenTheLatest() {
        ProductId product = client.createProduct(token);
        String domain = "new-" + product + ".example";

        JsonNode renamed = patched(path(product), "\"1\"", RENAMED);
        assertThat(renamed.path("name").asString()).isEqualTo("New name");
        assertThat(renamed.path("version").asInt()).isEqualTo(2);
        assertThat(renamed.path("domains")).hasSize(1);
        JsonNode moved =
                patched(path(product), "W/\"2\", \"2\"", "{\"domains\":[\"" + domain + "\"]}");
        assertThat(moved.path("domains").toString()).isEqualTo("[\"" + domain + "\"]");
        JsonNode same = patched(path(product), "*", "{\"name\":\"New name\"}");
        assertThat(same.path("version").asInt()).isEqualTo(3);
        ProductState state = awaitState(product, any -> any.getVersion() == 3);
        assertThat(state.getDomains()).containsExactly(domain);
    }

    @Test
    void refusesWhoHasSeenNothingOrSomethingElse() {
        ProductId product = client.createProduct(token);
        for (String what : List.of("", "/settings")) {
            String body = what.isEmpty() ? RENAMED : "{\"payProcessingOrders\":true}";
            refused(client.patch(path(product) + what, token, null, body), 428);
            refused(client.patch(path(product) + what, token, "\"2\"", body), 412);
            refused(client.patch(path(product) + what, token, "W/\"1\"", body), 412);
            refused(client.patch(path(product) + what, token, "1", body), 422);
        }
        refused(client.patch(path(product), token, "\"1\"", "{\"name\":null}"), 422);
        refused(client.patch(path(product), token, "\"1\"", "{\"name\":\" \"}"), 422);
        refused(client.patch(path(product), token, "\"1\"", "{\"status\":\"inactive\"}"), 422);
        refused(client.patch(path(product), token, "\"1\"", "[]"), 422);
    }

    @Test
    void takesOneOfTwoPatchesThatHaveSeenTheSame() throws Exception {
        ProductId product = client.createProduct(token);
        List<Callable<Integer>> both =
                List.of(
                        () -> status(client.patch(path(product), token, "\"1\"", RENAMED)),
                        () ->
                                status(
                                        client.patch(
                                                path(product) + "/settings",
                                                token,
                                                "\"1\"",
                                                "{\"payProcessingOrders\":true}")));
        assertThat(atOnce(both)).containsExactlyInAnyOrder(200, 412);
        giveStranger(2, product);
        refused(client.patch(path(product), token, "\"2\"", RENAMED), 412);
    }

    @Test
    void givesAFreedDomainToOthersAndNoOther() throws Exception {
        ProductId first = client.createProduct(token);
        ProductId second = client.createProduct(token);
        String ofFirst = domains(first);
        String ofSecond = domains(second);
        refused(client.patch(path(second), token, "*", "{\"domains\":" + ofFirst + "}"), 409);
        List<Callable<Integer>> swap =
                List.of(
                        () ->
                                status(
                                        client.patch(
                                                path(first),
                                                token,
                                                "*",
                                                "{\"domains\":" + ofSecond + "}")),
                        () ->
                                status(
                                        client.patch(
                                                path(second),
                                                token,
                                                "*",
                                                "{\"domains\":" + ofFirst + "}")));
        assertThat(atOnce(swap)).containsOnly(409);
        patched(path(first), "*", "{\"domains\":null}");
        patched(path(second), "*", "{\"domains\":" + ofFirst + "}");
        assertThat(domains(second)).isEqualTo(ofFirst);
    }

    @Test
    void turnsAProductOffAndOnAgainOnceEach() {
        ProductId product = client.createProduct(token);
        for (int i = 0; i < 2; i++) {
            client.post(path(product) + "/deactivate", token, Map.of())
                    .expectStatus()
                    .isNoContent();
        }
        awaitState(product, state -> state.getStatus() == ProductStatus.INACTIVE);
        for (int i = 0; i < 2; i++) {
            JsonNode active =
                    TestClient.json(
                            client.post(path(product) + "/activate", token, Map.of())
                                    .expectStatus()
                                    .isOk());
            assertThat(active.path("status").asString()).isEqualTo("active");
            assertThat(active.path("version").asInt()).isEqualTo(3);
        }
        awaitState(product, state -> state.getStatus() == ProductStatus.ACTIVE);
    }

    @Test
    void changesSettingsAndTellsThem() {
        String settings = path(client.createProduct(token)) + "/settings";
        assertThat(TestClient.json(client.get(settings, token)).toString())
                .isEqualTo(
                        "{\"clientDedupWindow\":\"P7D\",\"typeDedupWindows\":{},\"attributionWindow\":null,"
                                + "\"walletInteractionsPerHour\":null,\"payProcessingOrders\":false,\"claimLife\":\"P30D\"}");
        JsonNode changed =
                patched(
                        settings,
                        "\"1\"",
                        "{\"clientDedupWindow\":\"P1DT12H\",\"attributionWindow\":\"P30D\",\"walletInteractionsPerHour\":5,"
                                + "\"typeDedupWindows\":{\"webshop.open\":\"PT1H\",\"custom.seen\":\"P1D\"}}");
        assertThat(changed.path("clientDedupWindow").asString()).isEqualTo("P1DT12H");
        JsonNode less =
                patched(
                        settings,
                        "\"2\"",
                        "{\"attributionWindow\":null,\"typeDedupWindows\":{\"webshop.open\":null}}");
        assertThat(less.path("attributionWindow").isNull()).isTrue();
        assertThat(less.path("walletInteractionsPerHour").asInt()).isEqualTo(5);
        assertThat(less.path("typeDedupWindows").toString()).isEqualTo("{\"custom.seen\":\"P1D\"}");
        for (String wrong :
                List.of(
                        "{\"clientDedupWindow\":\"PT0S\"}",
                        "{\"clientDedupWindow\":\"P91D\"}",
                        "{\"claimLife\":\"PT1M0.5S\"}",
                        "{\"claimLife\":60}",
                        "{\"walletInteractionsPerHour\":0}",
                        "{\"typeDedupWindows\":{\"purchase.completed\":\"P1D\"}}",
                        "{\"typeDedupWindows\":{\"No Type\":\"P1D\"}}",
                        "{\"more\":1}")) {
            refused(client.patch(settings, token, "*", wrong), 422);
        }
    }

    @Test
    void letsOnlyProductAdministratorsChange() {
        ProductId product = client.createProduct(token);
        String other = client.signIn(stranger);
        writes(product, other, 404);
        client.get(path(product) + "/settings", other).expectStatus().isNotFound();
        giveStranger(14, product);
        writes(product, other, 403);
        client.get(path(product) + "/settings", other).expectStatus().isOk();
    }

    private void writes(ProductId product, String other, int expected) {
        refused(client.patch(path(product), other, null, RENAMED), expected);
        refused(client.patch(path(product) + "/settings", other, null, "{}"), expected);
        refused(client.post(path(product) + "/activate", other, Map.of()), expected);
        refused(client.post(path(product) + "/deactivate", other, Map.of()), expected);
    }

    private String domains(ProductId product) {
        return TestClient.json(client.get(path(product), token)).path("domains").toString();
    }

    private JsonNode patched(String path, String etag, String body) {
        return TestClient.json(client.patch(path, token, etag, body).expectStatus().isOk());
    }

    private static void refused(WebTestClient.ResponseSpec response, int status) {
        response.expectStatus().isEqualTo(status);
    }
}
