package io.tributary.e2e.contract;

import static io.tributary.e2e.contract.Contract.requireLike;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Section 5 of the page: interactions, single and in batches. */
@Order(202)
@ExtendWith(SharedQuickstart.class)
class InteractionPageE2ET {

    private static final String INTERACTIONS = "/external/interactions";

    private static RunningQuickstart quickstart;
    private static Contract contract;
    private static ApiPage page;
    private static String key;

    private final Wallet wallet = Wallet.random();

    @BeforeAll
    static void start(RunningQuickstart shared) {
        quickstart = shared;
        contract = Contract.of(shared);
        page = contract.page();
        key = shared.secretKey();
    }

    /** The page's purchase under another order. */
    private ObjectNode purchase() {
        ObjectNode posted =
                page.json("{\"productId\":\"…\",\"wallet\":\"0x…\"")
                        .request(
                                Map.of(
                                        "productId",
                                        quickstart.productId(),
                                        "wallet",
                                        wallet.address()));
        String order = posted.at("/dedupKey").asString() + "-" + UUID.randomUUID();
        posted.put("dedupKey", order);
        ((ObjectNode) posted.at("/data")).put("orderId", order);
        return posted;
    }

    private static Http.Answer post(JsonNode body) {
        return contract.post(8082, INTERACTIONS, key, body);
    }

    @Test
    void acceptsOnceAndShowsWhatIsStored() {
        page.operations("POST /external/interactions", "GET /external/interactions/{id}");
        ObjectNode posted = purchase();
        Http.Answer first = post(posted);
        Shape accepted = page.json("{\"id\":\"…\",\"status\":\"accepted\"");
        requireLike(first, 202, accepted);
        assertThat(first.body().at("/status")).isEqualTo(accepted.example("status"));
        String place = INTERACTIONS + "/" + first.text("/id");
        assertThat(first.response().headers().firstValue("Location")).hasValue(place);

        Http.Answer again = post(posted);
        Shape duplicate = page.json("{\"id\":\"<of the first>\"");
        requireLike(again, 200, duplicate);
        assertThat(again.body().at("/status")).isEqualTo(duplicate.example("status"));
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.text("/receivedAt")).isEqualTo(first.text("/receivedAt"));

        Http.Answer stored = contract.get(8082, place, key);
        Shape whole = page.json("{\"id\",\"productId\",\"wallet\",\"type\"");
        requireLike(stored, 200, whole);
        assertThat(stored.body().at("/data")).isEqualTo(posted.at("/data"));
        Map<String, String> bySender = Map.of("correlatedBy", "client");
        assertThat(stored.body().at("/analytics"))
                .isEqualTo(Contract.with(posted.at("/analytics"), bySender));
        assertThat(stored.body().at("/occurredAt")).isEqualTo(posted.at("/occurredAt"));
        assertThat(stored.body().at("/source")).isEqualTo(whole.example("source"));
    }

    @Test
    void saysThatADuplicateDiffersAndThatAnOrderIsClaimed() {
        ObjectNode posted = purchase();
        post(posted);
        ((ObjectNode) posted.at("/data")).put("amount", "1.00");
        Http.Answer differs = post(posted);
        assertThat(differs.status()).isEqualTo(200);
        assertThat(page.json("\"contentDiffers\":true").differences(differs.body())).isEmpty();
        assertThat(differs.body().at("/contentDiffers").asBoolean()).isTrue();
        posted.put("wallet", Wallet.random().address());
        contract.requireRefusal(post(posted), "409 order-claimed");
    }

    @Test
    void refusesWhatItCannotStore() {
        ObjectNode posted = purchase();
        posted.put("productId", UUID.randomUUID().toString());
        contract.requireRefusal(post(posted), "403 product-mismatch");
        posted = purchase();
        posted.put("wallet", "0x12");
        Http.Answer wrong = post(posted);
        contract.requireRefusal(wrong, "422 invalid-request");
        assertThat(wrong.body().at("/errors"))
                .isEqualTo(
                        ShapeReader.JSON
                                .createArrayNode()
                                .add(problemOfThePage(wrong.text("/errors/0/expected"))));
        contract.requireRefusal(text("{\"productId\":", "application/json"), "400 malformed-json");
        contract.requireRefusal(text("{}", "text/plain"), "415 unsupported-media-type");
        posted = purchase();
        ((ObjectNode) posted.at("/data")).put("note", "x".repeat(32 * 1024));
        contract.requireRefusal(post(posted), "413 too-large");
    }

    /** The page's own example of an error; only the words of what is expected may be longer. */
    private static ObjectNode problemOfThePage(String expected) {
        Shape problem = page.json("{\"type\":\"urn:tributary:problem:invalid-request\"");
        if (problem instanceof Shape.Members(Map<String, Shape> byName, boolean _)
                && byName.get("errors") instanceof Shape.Elements(List<Shape> errors)) {
            assertThat(expected).startsWith(errors.getFirst().example("expected").asString());
            return errors.getFirst().request(Map.of("expected", expected));
        }
        throw new AssertionError(problem);
    }

    private static Http.Answer text(String body, String type) {
        return new Http()
                .send(
                        HttpRequest.newBuilder(URI.create(quickstart.url(8082, INTERACTIONS)))
                                .header("Authorization", "Bearer " + key)
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
    }

    @Test
    void linksAReferral() {
        ObjectNode referral =
                ShapeReader.JSON
                        .createObjectNode()
                        .put("productId", quickstart.productId())
                        .put("wallet", wallet.address())
                        .put("type", "referral.referred");
        referral.putObject("data").put("referrer", Wallet.random().address());
        Http.Answer linked = post(referral);
        assertThat(linked.status()).isEqualTo(202);
        Shape expected = page.json("\"referral\":{\"outcome\"");
        assertThat(expected.differences(linked.body())).isEmpty();
        assertThat(linked.body().at("/referral/outcome"))
                .isEqualTo(expected.example("referral", "outcome"));
    }

    @Test
    void answersABatchItemByItem() {
        page.operations("POST /external/interactions/batch");
        ObjectNode wrong = purchase();
        wrong.put("wallet", "0x12");
        ObjectNode first = purchase();
        ArrayNode batch = ShapeReader.JSON.createArrayNode().add(first).add(first).add(wrong);
        Http.Answer mixed = contract.post(8082, INTERACTIONS + "/batch", key, batch);
        Shape expected = page.json("{\"accepted\":1,\"duplicate\":1");
        assertThat(mixed.status()).isEqualTo(207);
        ((ObjectNode) mixed.body().at("/results/2/problem")).remove("title");
        requireLike(mixed, 207, expected);
        assertThat(mixed.body().at("/results").valueStream().map(r -> r.at("/status").asString()))
                .containsExactly("accepted", "duplicate", "rejected");
        batch.remove(2);
        assertThat(contract.post(8082, INTERACTIONS + "/batch", key, batch).status())
                .isEqualTo(200);
    }
}
