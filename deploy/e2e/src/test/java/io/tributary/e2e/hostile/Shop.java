package io.tributary.e2e.hostile;

import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.Wallet;
import io.tributary.e2e.contract.Contract;
import io.tributary.e2e.contract.OpenApiDocument.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A product of a wallet of its own, so that whatever is done to it harms no other test, and a valid
 * request for every operation of every OpenAPI document.
 */
final class Shop {

    private static final Map<RunningQuickstart, Shop> SHARED = new ConcurrentHashMap<>();

    private final RunningQuickstart quickstart;
    private final Http http = new Http();
    private final Wallet owner = Wallet.random();
    private final String token;
    private final String productId;
    private final String key;
    private final String spareKeyId;
    private final String campaignId;
    private final String interactionId;

    private Shop(RunningQuickstart quickstart) {
        this.quickstart = quickstart;
        this.token = quickstart.signIn(owner);
        String products = quickstart.url(8081, "/business/products");
        this.productId =
                http.post(products, token, "{\"name\":\"Hostile\",\"domains\":[]}").text("/id");
        String keys = products + "/" + productId + "/keys";
        String wanted = "{\"kind\":\"secret\",\"name\":\"server\"}";
        this.key = http.post(keys, token, wanted).text("/key");
        this.spareKeyId = http.post(keys, token, wanted).text("/id");
        this.interactionId =
                awaitId(quickstart.url(8082, "/external/interactions"), key, interaction("seed"));
        this.campaignId = awaitId(quickstart.url(8083, "/business/campaigns"), token, campaign());
    }

    static Shop of(RunningQuickstart quickstart) {
        return SHARED.computeIfAbsent(quickstart, Shop::new);
    }

    /** Other services learn of the product a moment later. */
    private String awaitId(String url, String bearer, String body) {
        List<String> ids = new ArrayList<>();
        await("the product is known at " + url)
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    Http.Answer answer = http.post(url, bearer, body);
                    return answer.status() < 300 && ids.add(answer.text("/id"));
                });
        return ids.getFirst();
    }

    String token() {
        return token;
    }

    String key() {
        return key;
    }

    int port(int defaultPort) {
        return URI.create(quickstart.url(defaultPort, "/")).getPort();
    }

    int port(Operation operation) {
        return port(Objects.requireNonNull(operations().get(operation), operation.toString()));
    }

    /** The operations of all documents, with the default port of their service. */
    Map<Operation, Integer> operations() {
        Map<Operation, Integer> all = new LinkedHashMap<>();
        Contract.of(quickstart)
                .documents()
                .forEach((port, document) ->
                        document.operations().forEach(operation -> all.put(operation, port)));
        return all;
    }

    /** A request as the document describes it. */
    RawRequest valid(Operation operation) {
        RawRequest request =
                RawRequest.of(operation.method(), path(operation), bearer(operation.template()));
        return operation.bodySchema().isMissingNode() ? request : request.json(body(operation));
    }

    /** Right requests of an operator, harmless to the service. */
    List<RawRequest> managementRequests() {
        String operator = quickstart.operatorToken();
        return List.of(
                RawRequest.of("POST", "/actuator/replays", operator)
                        .json(
                                """
                                {"topic":"interactions.v1","from":"now","to":"now","productId":null,"dryRun":true,
                                 "republish":false,"ratePerSecond":1000,"reason":"nearly right"}\
                                """),
                RawRequest.of("GET", "/actuator/replays/" + interactionId, operator),
                RawRequest.of("DELETE", "/actuator/replays/" + interactionId, operator),
                RawRequest.of("GET", "/actuator/deadletters?topic=interactions.v1", operator),
                RawRequest.of(
                        "GET",
                        "/actuator/deadletters/interactions.v1.campaign-service.dlt-0-0",
                        operator),
                RawRequest.of("GET", "/actuator/health/readiness", null),
                RawRequest.of("GET", "/actuator/prometheus", null));
    }

    private @Nullable String bearer(String template) {
        if (template.startsWith("/external")) {
            return key;
        }
        return template.startsWith("/auth") ? null : token;
    }

    private String path(Operation operation) {
        String id =
                operation.template().contains("/campaigns/")
                        ? campaignId
                        : operation.template().contains("/interactions/")
                                ? interactionId
                                : productId;
        String path =
                operation
                        .template()
                        .replace("{id}", id)
                        .replace("{keyId}", spareKeyId)
                        .replace("{token}", tokenAddress())
                        .replace("{wallet}", Wallet.random().address());
        boolean needsInteraction =
                operation
                        .parameters("query")
                        .anyMatch(parameter ->
                                parameter.path("required").asBoolean()
                                        && parameter
                                                .path("name")
                                                .asString()
                                                .equals("interactionId"));
        return needsInteraction ? path + "?interactionId=" + interactionId : path;
    }

    /** A new operation needs a line here: without one it would not be tried at all. */
    private String body(Operation operation) {
        return switch (operation.toString()) {
            case "POST /auth/nonce" ->
                    "{\"address\":\"" + owner.address() + "\",\"chainId\":31337}";
            case "POST /auth/verify" ->
                    "{\"message\":\"127.0.0.1 wants\",\"signature\":\"0x" + "1b".repeat(65) + "\"}";
            case "POST /business/products" -> "{\"name\":\"Shop\",\"domains\":[\"a.example\"]}";
            case "POST /business/products/{id}/banks" ->
                    "{\"chainId\":31337,\"token\":\"%s\",\"bank\":\"%s\"}"
                            .formatted(tokenAddress(), tokenAddress());
            case "PUT /business/products/{id}/administrators/{wallet}" -> "{\"roles\":2}";
            case "POST /business/products/{id}/keys" -> "{\"kind\":\"secret\",\"name\":\"k\"}";
            case "POST /business/campaigns" -> campaign();
            case "POST /external/interactions" -> interaction("fuzz");
            case "POST /external/interactions/batch" ->
                    "[" + interaction("one") + "," + interaction("two") + "]";
            case String unknown ->
                    throw new IllegalStateException(unknown + ": (expected: a valid body here)");
        };
    }

    private String tokenAddress() {
        return quickstart.report().at("/chain/token/address").asString();
    }

    String interaction(String dedupKey) {
        return """
        {"productId":"%s","wallet":"%s","type":"press.read_article","dedupKey":"%s",
         "occurredAt":"2026-01-01T00:00:00Z","data":{"articleId":"a-1","more":{"deep":[1,2.5,null]}},
         "analytics":{"sessionId":"s","deviceId":"d","profileId":"p"}}\
        """
                .formatted(productId, owner.address(), dedupKey);
    }

    private String campaign() {
        return """
        {"productId":"%s","name":"Hostile","triggerType":"purchase.completed","token":"%s",
         "startsAt":null,"endsAt":"2030-01-01T00:00:00Z","requiresReferral":false,
         "maxRewardsPerUser":3,"budgetCap":"1000","reward":{"type":"fixed","baseReward":"10"},
         "userPercent":5000,"deperditionPerLevel":8000,"maxReferralDepth":3}\
        """
                .formatted(productId, tokenAddress());
    }
}
