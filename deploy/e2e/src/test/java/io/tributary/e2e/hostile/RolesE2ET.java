package io.tributary.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import io.tributary.e2e.Wallet;
import io.tributary.e2e.contract.OpenApiDocument.Operation;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may do what, for every operation of every document: nobody without a token, no stranger, and
 * nobody with a role too little. An operation that stands in none of the tables fails.
 */
@Order(217)
@ExtendWith(SharedQuickstart.class)
class RolesE2ET {

    private static final int PRODUCT_ADMINISTRATOR = 1;
    private static final int CAMPAIGN_MANAGER = 2;
    private static final int INTERACTION_MANAGER = 4;

    /** Open by what they are: sign-in, and webhooks, which are signed. */
    private static final Set<String> OPEN =
            Set.of(
                    "POST /auth/nonce",
                    "POST /auth/verify",
                    "GET /auth/jwks.json",
                    "POST /external/webhooks/shopify",
                    "POST /external/webhooks/{productId}");

    /** For any wallet: what it makes or sees is its own. */
    private static final Set<String> OF_THE_CALLER =
            Set.of(
                    "POST /business/products",
                    "GET /business/products",
                    "GET /business/campaigns",
                    "GET /business/decisions",
                    "GET /business/rewards",
                    "GET /wallet/rewards/pending",
                    "GET /wallet/rewards/history",
                    "GET /wallet/referrals");

    /** By a product's key. */
    private static final Set<String> BY_KEY =
            Set.of(
                    "POST /external/interactions",
                    "POST /external/interactions/batch",
                    "GET /external/interactions",
                    "GET /external/interactions/{id}",
                    "PUT /external/interactions/{id}/analytics",
                    "GET /external/referral-links/{code}");

    /** By a wallet with any role on the product. */
    private static final Set<String> ANY_ROLE =
            Set.of(
                    "GET /business/products/{id}",
                    "GET /business/products/{id}/settings",
                    "GET /business/products/{id}/changes",
                    "GET /business/products/{id}/administrators",
                    "GET /business/products/{id}/domains",
                    "GET /business/products/{id}/keys",
                    "GET /business/products/{id}/banks",
                    "GET /business/products/{id}/banks/{token}",
                    "GET /business/products/{id}/banks/{token}/state",
                    "GET /business/products/{id}/webhooks",
                    "GET /business/products/{id}/referrals/{wallet}",
                    "GET /business/products/{product}/deliveries",
                    "GET /business/products/{product}/orders",
                    "GET /business/products/{product}/claims",
                    "GET /business/campaigns/{id}",
                    "GET /business/campaigns/{id}/decisions");

    /** The role that is needed. */
    private static final Map<String, Integer> NEEDED =
            Map.ofEntries(
                    Map.entry("PATCH /business/products/{id}", PRODUCT_ADMINISTRATOR),
                    Map.entry("PATCH /business/products/{id}/settings", PRODUCT_ADMINISTRATOR),
                    Map.entry("POST /business/products/{id}/activate", PRODUCT_ADMINISTRATOR),
                    Map.entry("POST /business/products/{id}/deactivate", PRODUCT_ADMINISTRATOR),
                    Map.entry(
                            "POST /business/products/{id}/domains/{domain}/verify",
                            PRODUCT_ADMINISTRATOR),
                    Map.entry("POST /business/products/{id}/banks", PRODUCT_ADMINISTRATOR),
                    Map.entry("POST /business/products/{id}/keys", PRODUCT_ADMINISTRATOR),
                    Map.entry("DELETE /business/products/{id}/keys/{keyId}", PRODUCT_ADMINISTRATOR),
                    Map.entry(
                            "PUT /business/products/{id}/administrators/{wallet}",
                            PRODUCT_ADMINISTRATOR),
                    Map.entry(
                            "DELETE /business/products/{id}/administrators/{wallet}",
                            PRODUCT_ADMINISTRATOR),
                    Map.entry("PUT /business/products/{id}/webhooks/{kind}", PRODUCT_ADMINISTRATOR),
                    Map.entry(
                            "DELETE /business/products/{id}/webhooks/{kind}",
                            PRODUCT_ADMINISTRATOR),
                    Map.entry(
                            "PUT /business/products/{id}/referrals/{wallet}", INTERACTION_MANAGER),
                    Map.entry(
                            "GET /business/products/{product}/deliveries/{delivery}",
                            INTERACTION_MANAGER),
                    Map.entry("POST /business/campaigns", CAMPAIGN_MANAGER),
                    Map.entry("POST /business/campaigns/{id}/activate", CAMPAIGN_MANAGER),
                    Map.entry("POST /business/campaigns/{id}/deactivate", CAMPAIGN_MANAGER));

    private static RunningQuickstart quickstart;
    private static Shop shop;
    private static ValidRequests requests;
    private static String stranger;
    private static String campaigner;
    private static String reader;

    @BeforeAll
    static void open(RunningQuickstart shared) {
        quickstart = shared;
        shop = Shop.of(quickstart);
        requests = new ValidRequests(quickstart, shop);
        stranger = quickstart.signIn(Wallet.random());
        Wallet managesCampaigns = Wallet.random();
        Wallet managesInteractions = Wallet.random();
        shop.give(managesCampaigns, CAMPAIGN_MANAGER);
        shop.give(managesInteractions, INTERACTION_MANAGER);
        campaigner = quickstart.signIn(managesCampaigns);
        reader = quickstart.signIn(managesInteractions);
        shop.awaitRole(campaigner);
        shop.awaitRole(reader);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationAsksWhoIsCalling() {
        return requests.operations().keySet().stream()
                .map(operation ->
                        DynamicTest.dynamicTest(
                                operation.toString(), () -> requireDoors(operation)));
    }

    private static void requireDoors(Operation operation) {
        String name = operation.toString();
        if (OPEN.contains(name)) {
            return;
        }
        RawRequest request = requests.to(operation);
        ask(operation, request.without("Authorization")).requireProblem(401, "unauthenticated");
        for (String forged : new String[] {shop.token + "A", "e30.e30.", shop.key + "A"}) {
            ask(operation, request.with("Authorization: Bearer " + forged))
                    .requireProblem(401, "unauthenticated");
        }
        Integer needed = NEEDED.get(name);
        if (needed != null) {
            requireNotFoundForStrangers(operation, request);
            String short1 = needed == CAMPAIGN_MANAGER ? reader : campaigner;
            ask(operation, request.with("Authorization: Bearer " + short1))
                    .requireProblem(403, "role-missing");
        } else if (ANY_ROLE.contains(name)) {
            requireNotFoundForStrangers(operation, request);
            RawAnswer read = ask(operation, request.with("Authorization: Bearer " + reader));
            assertThat(read.status()).as(read::toString).isEqualTo(200);
        } else {
            assertThat(OF_THE_CALLER.contains(name) || BY_KEY.contains(name)).as(name).isTrue();
            requireOwnOnly(operation, request);
        }
    }

    /** Whose product it is says the path, and what is not that product's is not found there. */
    @TestFactory
    Stream<DynamicTest> findsNothingOfAnotherProductBehindOnesOwn() {
        String theirs = "/business/products/" + quickstart.productId();
        String merchant = quickstart.signIn(quickstart.merchant());
        String key = firstId(8081, theirs + "/keys", merchant);
        String delivery = firstId(8082, theirs + "/deliveries", merchant);
        String interaction = firstId(8082, "/external/interactions", quickstart.secretKey());
        String mine = "/business/products/" + shop.productId;
        return Stream.of(
                hidden(8081, RawRequest.of("DELETE", mine + "/keys/" + key, shop.token)),
                hidden(8082, RawRequest.of("GET", mine + "/deliveries/" + delivery, shop.token)),
                hidden(8082, ofInteraction("GET", interaction, "")),
                hidden(
                        8082,
                        ofInteraction("PUT", interaction, "/analytics")
                                .json("{\"sessionId\":\"s\"}")));
    }

    private static RawRequest ofInteraction(String method, String id, String rest) {
        return RawRequest.of(method, "/external/interactions/" + id + rest, shop.key);
    }

    private static String firstId(int port, String path, String bearer) {
        RawAnswer list = RawAnswer.to(shop.port(port), RawRequest.of("GET", path, bearer).bytes());
        return list.json().at("/items/0/id").asString();
    }

    private static DynamicTest hidden(int port, RawRequest request) {
        return DynamicTest.dynamicTest(
                request.method() + " " + request.target(),
                () ->
                        RawAnswer.to(shop.port(port), request.bytes())
                                .requireProblem(404, "not-found"));
    }

    private static void requireOwnOnly(Operation operation, RawRequest request) {
        if (BY_KEY.contains(operation.toString())) {
            RawAnswer answer = ask(operation, request.with("Authorization: Bearer " + stranger));
            assertThat(answer.status()).as(answer::toString).isIn(401, 404, 422);
        } else {
            ask(operation, request.with("Authorization: Bearer " + shop.key))
                    .requireProblem(401, "unauthenticated");
        }
    }

    private static void requireNotFoundForStrangers(Operation operation, RawRequest request) {
        ask(operation, request.with("Authorization: Bearer " + stranger))
                .requireProblem(404, "not-found");
        ask(operation, request.with("Authorization: Bearer " + shop.key))
                .requireProblem(401, "unauthenticated");
    }

    private static RawAnswer ask(Operation operation, RawRequest request) {
        return RawAnswer.to(requests.port(operation), request.bytes());
    }
}
