package io.tributary.e2e.contract;

import static io.tributary.e2e.contract.Contract.requireLike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Referrals of the page: links and codes, the wallet's tree, and reassignment. */
@Order(207)
@ExtendWith(SharedQuickstart.class)
class ReferralPageE2ET {

    private static final String INTERACTIONS = "/external/interactions";

    private static RunningQuickstart quickstart;
    private static Contract contract;
    private static ApiPage page;
    private static String merchant;

    private final Wallet top = Wallet.random();
    private final Wallet friend = Wallet.random();

    @BeforeAll
    static void start(RunningQuickstart shared) {
        quickstart = shared;
        contract = Contract.of(shared);
        page = contract.page();
        merchant = shared.signIn(shared.merchant());
    }

    private static Http.Answer post(Wallet wallet, String type, String name, String value) {
        ObjectNode body =
                ShapeReader.JSON
                        .createObjectNode()
                        .put("productId", quickstart.productId())
                        .put("wallet", wallet.address())
                        .put("type", type);
        ObjectNode data = body.putObject("data");
        if (!name.isEmpty()) {
            data.put(name, value);
        }
        return contract.post(8082, INTERACTIONS, quickstart.secretKey(), body);
    }

    private static void refer(Wallet referee, Wallet referrer) {
        assertThat(post(referee, "referral.referred", "referrer", referrer.address()).status())
                .isEqualTo(202);
    }

    @Test
    void linksByTheCodeOfALink() {
        page.operations("GET /external/referral-links/{code}", "/data/code");
        Http.Answer made = post(top, "referral.link_creation", "", "");
        assertThat(made.status()).as(made.response().body()).isEqualTo(202);
        assertThat(page.json("\"link\":").differences(made.body())).isEmpty();
        String code = made.text("/link/code");
        Http.Answer found =
                contract.get(8082, "/external/referral-links/" + code, quickstart.secretKey());
        requireLike(found, 200, page.json("{\"code\",\"referrer\"}"));
        assertThat(found.text("/referrer")).isEqualTo(top.address());
        Http.Answer linked = post(friend, "referral.referred", "code", code);
        assertThat(linked.text("/referral/referrer")).isEqualTo(top.address());
        Http.Answer nobodys = post(Wallet.random(), "referral.referred", "code", "k7m2p9xq4t");
        contract.requireRefusal(nobodys, "422 invalid-request");
        assertThat(nobodys.text("/errors/0/pointer")).isEqualTo("/data/code");
    }

    @Test
    void showsAWalletItsTree() {
        page.operations("GET /wallet/referrals?productId=");
        refer(friend, top);
        refer(Wallet.random(), friend);
        String token = quickstart.signIn(top);
        String path = "/wallet/referrals?productId=" + quickstart.productId();
        Http.Answer tree = contract.get(8082, path, token);
        requireLike(tree, 200, page.json("{\"referrer\":null"));
        assertThat(tree.body().at("/referred/level1").asInt()).isEqualTo(1);
        assertThat(tree.body().at("/items")).hasSize(2);
    }

    @Test
    void reassignsAWallet() {
        page.operations(
                "GET /business/products/{id}/referrals/{wallet}?depth=10",
                "PUT …/referrals/{wallet}");
        refer(friend, Wallet.random());
        String place =
                "/business/products/" + quickstart.productId() + "/referrals/" + friend.address();
        JsonNode wanted =
                page.json("{\"referrer\":\"0x…\"")
                        .request(Map.of("referrer", top.address(), "reason", "They asked for it"));
        await("the product is known")
                .atMost(Duration.ofSeconds(10))
                .until(() -> contract.send("PUT", 8082, place, merchant, wanted).status() == 200);
        Shape expected = page.json("{\"wallet\",\"referrer\"");
        Http.Answer shown = contract.get(8082, place + "?depth=10", merchant);
        requireLike(shown, 200, expected);
        assertThat(shown.text("/referrer")).isEqualTo(top.address());
        assertThat(shown.body().at("/changes")).hasSize(1);
        ((ObjectNode) wanted).put("referrer", friend.address());
        Http.Answer self = contract.send("PUT", 8082, place, merchant, wanted);
        contract.requireRefusal(self, "409 referral-refused");
        assertThat(page.json("\"outcome\":\"self-referral|").differences(self.body())).isEmpty();
    }
}
