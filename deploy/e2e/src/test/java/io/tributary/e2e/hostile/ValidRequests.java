package io.tributary.e2e.hostile;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.ShopSecret;
import io.tributary.e2e.Wallet;
import io.tributary.e2e.contract.Contract;
import io.tributary.e2e.contract.OpenApiDocument.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A valid request for every operation of every OpenAPI document, in the name of a shop. */
final class ValidRequests {

    private final RunningQuickstart quickstart;
    private final Shop shop;

    ValidRequests(RunningQuickstart quickstart, Shop shop) {
        this.quickstart = quickstart;
        this.shop = shop;
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

    int port(Operation operation) {
        return shop.port(Objects.requireNonNull(operations().get(operation), operation.toString()));
    }

    /** A request as the document describes it. */
    RawRequest to(Operation operation) {
        if (operation.template().startsWith("/external/webhooks/")) {
            boolean isShopify = operation.template().endsWith("/shopify");
            RawRequest delivery = shop.delivery(isShopify ? "shopify" : "generic");
            return isShopify ? delivery.target(operation.template()) : delivery;
        }
        RawRequest request =
                RawRequest.of(operation.method(), path(operation), bearer(operation.template()));
        if (operation.method().equals("PATCH")) {
            request = request.with("If-Match: *");
        }
        return operation.bodySchema().isMissingNode() ? request : request.json(body(operation));
    }

    private @Nullable String bearer(String template) {
        if (template.startsWith("/external")) {
            return shop.key;
        }
        return template.startsWith("/auth") ? null : shop.token;
    }

    private String path(Operation operation) {
        return operation
                        .template()
                        .replace("/campaigns/{id}", "/campaigns/" + shop.campaignId)
                        .replace("/interactions/{id}", "/interactions/" + shop.interactionId)
                        .replace("{id}", isChange(operation) ? shop.spareProductId : shop.productId)
                        .replace("{product}", shop.productId)
                        .replace("{productId}", shop.productId)
                        .replace("{kind}", "generic")
                        .replace("{domain}", shop.domain)
                        .replace("{delivery}", shop.deliveryId)
                        .replace("{code}", shop.linkCode)
                        .replace("{keyId}", shop.spareKeyId)
                        .replace("{token}", shop.tokenAddress())
                        .replace("{wallet}", wallet(operation))
                + query(operation);
    }

    /** Somebody, or an administrator where one is to be taken away. */
    private String wallet(Operation operation) {
        return isLeaving(operation) ? shop.administrator() : Wallet.random().address();
    }

    private static boolean isLeaving(Operation operation) {
        return operation.method().equals("DELETE")
                && operation.template().contains("/administrators/");
    }

    private String query(Operation operation) {
        if (operation.template().equals("/wallet/referrals")) {
            return "?productId=" + shop.productId;
        }
        return operation.parameters("query").anyMatch(ValidRequests::isOfAnInteraction)
                ? "?interactionId=" + shop.interactionId
                : "";
    }

    private static boolean isOfAnInteraction(JsonNode parameter) {
        return parameter.path("required").asBoolean()
                && parameter.path("name").asString().equals("interactionId");
    }

    /** What would take the product out of the tests' hands is done to another one. */
    private static boolean isChange(Operation operation) {
        return operation.method().equals("PATCH")
                || isLeaving(operation)
                || operation.template().endsWith("activate")
                || operation.template().contains("/webhooks/");
    }

    /** A new operation needs a line here: without one it would not be tried at all. */
    private String body(Operation operation) {
        return switch (operation.toString()) {
            case "POST /auth/nonce" ->
                    "{\"address\":\"" + shop.owner.address() + "\",\"chainId\":31337}";
            case "POST /auth/verify" -> shop.signedMessage();
            case "POST /business/products" ->
                    "{\"name\":\"Shop\",\"domains\":[\"" + UUID.randomUUID() + ".example\"]}";
            case "POST /business/products/{id}/banks" ->
                    "{\"chainId\":31337,\"token\":\"%s\",\"bank\":\"%s\"}"
                            .formatted(shop.tokenAddress(), shop.tokenAddress());
            case "PUT /business/products/{id}/administrators/{wallet}" -> "{\"roles\":2}";
            case "POST /business/products/{id}/keys" -> "{\"kind\":\"secret\",\"name\":\"k\"}";
            case "PATCH /business/products/{id}" -> "{\"name\":\"Shop\",\"domains\":[]}";
            case "PATCH /business/products/{id}/settings" ->
                    "{\"typeDedupWindows\":{\"press.read_article\":\"PT1H\"},\"walletInteractionsPerHour\":9}";
            case "PUT /business/products/{id}/webhooks/{kind}" ->
                    shop.webhook(ShopSecret.random("generic"));
            case "PUT /business/products/{id}/referrals/{wallet}" ->
                    "{\"referrer\":\"%s\",\"reason\":\"r\"}".formatted(shop.owner.address());
            case "PUT /external/interactions/{id}/analytics" -> "{\"sessionId\":\"s\"}";
            case "POST /business/campaigns" -> shop.campaign();
            case "POST /external/interactions" -> shop.interaction("fuzz");
            case "POST /external/interactions/batch" ->
                    "[" + shop.interaction("one") + "," + shop.interaction("two") + "]";
            case String unknown ->
                    throw new IllegalStateException(unknown + ": (expected: a valid body here)");
        };
    }
}
