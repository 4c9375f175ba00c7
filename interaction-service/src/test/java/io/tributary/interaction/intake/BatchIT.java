package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.KnownShop;
import io.tributary.interaction.RunningService;
import io.tributary.values.Address;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Batches, answered item by item. */
class BatchIT extends RunningService {

    private static final String PROBLEM = "urn:tributary:problem:";

    @Test
    void answersABatchItemByItem() {
        KnownShop shop = aShop();
        WebTestClient.BodyContentSpec answer =
                postBatch(shop, aMixedBatch(shop)).expectStatus().isEqualTo(207).expectBody();
        answer.jsonPath("$.accepted").isEqualTo(1);
        answer.jsonPath("$.duplicate").isEqualTo(1);
        answer.jsonPath("$.rejected").isEqualTo(6);
        answer.jsonPath("$.results.length()").isEqualTo(8);
        answer.jsonPath("$.results[0].status").isEqualTo("accepted");
        answer.jsonPath("$.results[1].status").isEqualTo("duplicate");
        hasProblem(answer, 2, "invalid-request");
        answer.jsonPath("$.results[2].problem.status").isEqualTo(422);
        answer.jsonPath("$.results[2].problem.errors[0].pointer").isEqualTo("/wallet");
        hasProblem(answer, 3, "order-claimed");
        hasProblem(answer, 4, "product-mismatch");
        hasProblem(answer, 5, "invalid-request");
        hasProblem(answer, 6, "too-large");
        answer.jsonPath("$.results[7].index").isEqualTo(7);
        answer.jsonPath("$.results[7].problem.status").isEqualTo(422);
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    private List<Object> aMixedBatch(KnownShop shop) {
        Address alice = aWallet();
        Map<String, Object> wrong = new HashMap<>(aPurchase(shop, alice, "A-2"));
        wrong.put("wallet", "0x12");
        return List.of(
                aPurchase(shop, alice, "A-1"),
                aPurchase(shop, alice, "A-1"),
                wrong,
                aPurchase(shop, aWallet(), "A-1"),
                aPurchase(aShop(), alice, "A-3"),
                interaction(shop, alice, "webshop.open", Map.of("page", "a\u0000b")),
                interaction(shop, alice, "webshop.open", Map.of("text", "x".repeat(33_000))),
                "no object");
    }

    private static void hasProblem(WebTestClient.BodyContentSpec answer, int index, String type) {
        answer.jsonPath("$.results[" + index + "].problem.type").isEqualTo(PROBLEM + type);
    }

    @Test
    void answersABatchWithoutARejectionBy200() {
        KnownShop shop = aShop();
        Address alice = aWallet();
        postBatch(shop, List.of(aPurchase(shop, alice, "A-1"), aPurchase(shop, alice, "A-1")))
                .expectStatus()
                .isOk();
    }

    @Test
    void takesAThousandItemsAndNoMore() {
        KnownShop shop = aShop();
        List<Object> thousand = Collections.nCopies(1000, aPurchase(shop, aWallet(), "A-1"));
        postBatch(shop, thousand)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(1)
                .jsonPath("$.duplicate")
                .isEqualTo(999);
        postBatch(shop, Collections.nCopies(1001, aPurchase(shop, aWallet(), "A-2")))
                .expectStatus()
                .isEqualTo(413);
        assertThat(shop.count("interactions")).isEqualTo(1);
    }

    @Test
    void refusesABatchThatIsNone() {
        KnownShop shop = aShop();
        postBatch(shop, List.of()).expectStatus().isEqualTo(422);
        postBatch(shop, aPurchase(shop, aWallet(), "A-1")).expectStatus().isEqualTo(422);
    }
}
