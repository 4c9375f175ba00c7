package io.tributary.e2e.contract;

import static io.tributary.e2e.contract.Contract.requireLike;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Section 3 of the page: what may be changed of a product, and who may, and the log of it. */
@Order(204)
@ExtendWith(SharedQuickstart.class)
class ProductPageE2ET {

    private static RunningQuickstart quickstart;
    private static Contract contract;
    private static ApiPage page;

    private final Wallet owner = Wallet.random();
    private String token;
    private String product;

    @BeforeAll
    static void start(RunningQuickstart shared) {
        quickstart = shared;
        contract = Contract.of(shared);
        page = contract.page();
    }

    @BeforeEach
    void create() {
        token = quickstart.signIn(owner);
        JsonNode wanted =
                page.json("{\"name\":\"Demo Shop\"").request(Map.of("domains", List.of()));
        String products = "/business/products";
        product = products + "/" + contract.post(8081, products, token, wanted).text("/id");
    }

    private Http.Answer patch(String path, String condition, String json) {
        return contract.send(
                "PATCH",
                8081,
                path,
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/merge-patch+json",
                        "If-Match",
                        condition),
                json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void changesAProductThatIsAsItWasSeen() {
        page.operations("PATCH …/{id}");
        JsonNode change = ShapeReader.JSON.readTree("{\"name\":\"Renamed\"}");
        assertThat(contract.send("PATCH", 8081, product, token, change).status()).isEqualTo(428);
        assertThat(patch(product, "\"7\"", "{\"name\":\"Renamed\"}").status()).isEqualTo(412);
        assertThat(patch(product, "W/\"1\"", "{\"name\":\"Renamed\"}").status()).isEqualTo(412);
        Http.Answer changed = patch(product, "\"1\"", "{\"name\":\"Renamed\"}");
        requireLike(changed, 200, page.json("{\"id\",\"name\",\"domains\""));
        assertThat(changed.text("/name")).isEqualTo("Renamed");
        assertThat(changed.response().headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(patch(product, "*", "{}").body().at("/version").asInt()).isEqualTo(2);
        assertThat(contract.get(8081, product, token).body()).isEqualTo(changed.body());
    }

    @Test
    void provesADomainByDns() {
        page.operations("GET …/{id}/domains", "POST …/{id}/domains/{domain}/verify");
        String domain = UUID.randomUUID() + ".example";
        assertThat(patch(product, "*", "{\"domains\":[\"" + domain + "\"]}").status())
                .isEqualTo(200);
        String place = product + "/domains/" + domain + "/verify";
        Shape expected = page.json("{\"domain\",\"verified\"");
        JsonNode listed = contract.get(8081, product + "/domains", token).body().at("/items/0");
        assertThat(expected.differences(listed)).isEmpty();
        contract.requireRefusal(contract.post(8081, place, token, null), "409 domain-not-verified");

        RunningQuickstart.DNS.publish(
                listed.at("/record/name").asString(), listed.at("/record/value").asString());
        Http.Answer verified = contract.post(8081, place, token, null);
        assertThat(verified.status()).as(verified.response().body()).isEqualTo(200);
        assertThat(verified.body().at("/verified").asBoolean()).isTrue();
        assertThat(verified.body().at("/verifiedAt").isString()).isTrue();
        assertThat(verified.body().at("/record")).isEqualTo(listed.at("/record"));
        assertThat(contract.get(8081, product + "/domains", token).body().at("/items/0"))
                .isEqualTo(verified.body());
    }

    private Http.Answer create(String key, String name) {
        return contract.send(
                "POST",
                8081,
                "/business/products",
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        key),
                "{\"name\":\"%s\",\"domains\":[]}"
                        .formatted(name)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void makesOneProductOfAllTriesWithOneKey() {
        Http.Answer first = create("try-1", "Once");
        requireLike(first, 201, page.json("{\"id\",\"name\",\"domains\""));
        Http.Answer again = create("try-1", "Once");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        contract.requireRefusal(create("try-1", "Other"), "422 idempotency-key-reused");
    }

    @Test
    void showsAndChangesSettings() {
        page.operations("GET …/{id}/settings", "PATCH");
        String settings = product + "/settings";
        Shape expected = page.json("{\"clientDedupWindow\"");
        Http.Answer changed =
                patch(settings, "*", "{\"typeDedupWindows\":{\"press.read_article\":\"PT1H\"}}");
        requireLike(changed, 200, expected);
        Http.Answer shown = contract.get(8081, settings, token);
        requireLike(shown, 200, expected);
        assertThat(shown.body()).isEqualTo(changed.body());
        assertThat(shown.body()).isEqualTo(((Shape.Members) expected).request(Map.of()));
    }

    @Test
    void stopsAndStartsAProduct() {
        page.operations("POST …/{id}/activate", "POST …/{id}/deactivate");
        assertThat(contract.post(8081, product + "/deactivate", token, null).status())
                .isEqualTo(204);
        assertThat(contract.post(8081, product + "/deactivate", token, null).status())
                .isEqualTo(204);
        assertThat(contract.get(8081, product, token).text("/status")).isNotEqualTo("active");
        Http.Answer active = contract.post(8081, product + "/activate", token, null);
        assertThat(active.status()).isEqualTo(200);
        assertThat(active.text("/status")).isEqualTo("active");
    }

    @Test
    void tellsWhoChangedWhat() {
        page.operations("GET …/{id}/changes?action=");
        Wallet manager = Wallet.random();
        String place = product + "/administrators/" + manager.address();
        for (int roles : List.of(2, 6)) {
            JsonNode body = ShapeReader.JSON.createObjectNode().put("roles", roles);
            assertThat(contract.send("PUT", 8081, place, token, body).status()).isEqualTo(200);
        }
        Http.Answer changes =
                contract.get(8081, product + "/changes?action=administrator.put", token);
        JsonNode newest = changes.body().at("/items/0");
        Shape expected = page.json("{\"id\",\"at\",\"actor\"");
        assertThat(expected.differences(newest)).isEmpty();
        assertThat(newest.at("/actor").asString()).isEqualTo(owner.address());
        assertThat(newest.at("/subject").asString()).isEqualTo(manager.address());
        assertThat(newest.at("/details/roles/from").asInt()).isEqualTo(2);
        assertThat(newest.at("/details/roles/to").asInt()).isEqualTo(6);
    }

    @Test
    void makesPublishableAndTestKeys() {
        JsonNode wanted =
                ShapeReader.JSON.readTree(
                        "{\"kind\":\"publishable\",\"name\":\"page\",\"origins\":[\"HTTPS://Shop.Example:443\"],\"test\":true}");
        Http.Answer created = contract.post(8081, product + "/keys", token, wanted);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        assertThat(page.json("\"origins\":").differences(created.body())).isEmpty();
        assertThat(page.json("\"test\":true").differences(created.body())).isEmpty();
        assertThat(created.text("/origins/0")).isEqualTo("https://shop.example");
        assertThat(created.text("/key")).startsWith("pk_");
        JsonNode listed = contract.get(8081, product + "/keys", token).body().at("/items/0");
        assertThat(listed.at("/test").asBoolean()).isTrue();
        assertThat(listed.at("/origins")).isEqualTo(created.body().at("/origins"));
    }
}
