package io.tributary.e2e.hostile;

import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.ShopSecret;
import io.tributary.e2e.Wallet;
import io.tributary.quickstart.contract.DemoContracts;
import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A product of a wallet of its own, so that whatever is done to it harms no other test. */
final class Shop {

    /** Where the pages are that have the publishable key. */
    static final String ORIGIN = "https://hostile.example";

    private static final Map<RunningQuickstart, Shop> SHARED = new ConcurrentHashMap<>();

    final Wallet owner = Wallet.random();
    final String token;
    final String productId;
    final String spareProductId;
    final String domain;
    final String key;
    final String spareKeyId;
    final String publishableKey;
    final String interactionId;
    final String campaignId;
    final String deliveryId;
    final String linkCode;

    private final RunningQuickstart quickstart;
    private final Wallet leaver = Wallet.random();
    private final Http http = new Http();
    private final Map<String, ShopSecret> secrets = new LinkedHashMap<>();

    private Shop(RunningQuickstart quickstart) {
        this.quickstart = quickstart;
        this.token = quickstart.signIn(owner);
        String products = quickstart.url(8081, "/business/products");
        this.domain = UUID.randomUUID() + ".example";
        this.productId =
                http.post(
                                products,
                                token,
                                "{\"name\":\"Hostile\",\"domains\":[\"" + domain + "\"]}")
                        .text("/id");
        publishDomain(products);
        openBank(products);
        String keys = products + "/" + productId + "/keys";
        String wanted = "{\"kind\":\"secret\",\"name\":\"server\"}";
        this.key = http.post(keys, token, wanted).text("/key");
        this.spareKeyId = http.post(keys, token, wanted).text("/id");
        String ofPage =
                "{\"kind\":\"publishable\",\"name\":\"page\",\"origins\":[\"" + ORIGIN + "\"]}";
        this.publishableKey = http.post(keys, token, ofPage).text("/key");
        this.interactionId =
                awaitId(quickstart.url(8082, "/external/interactions"), key, interaction("seed"));
        this.campaignId = awaitId(quickstart.url(8083, "/business/campaigns"), token, campaign());
        this.spareProductId =
                http.post(products, token, "{\"name\":\"Spare\",\"domains\":[]}").text("/id");
        for (String kind : List.of("shopify", "woocommerce", "standard", "generic")) {
            secrets.put(kind, configured(products, kind));
        }
        this.deliveryId = awaitDelivery();
        this.linkCode =
                http.post(
                                quickstart.url(8082, "/external/interactions"),
                                key,
                                "{\"productId\":\"%s\",\"wallet\":\"%s\",\"type\":\"referral.link_creation\",\"data\":{}}"
                                        .formatted(productId, owner.address()))
                        .text("/link/code");
    }

    /** The one of this launch. */
    static Shop of(RunningQuickstart quickstart) {
        return SHARED.computeIfAbsent(quickstart, Shop::new);
    }

    /** DNS says what proves the domain. */
    private void publishDomain(String products) {
        Http.Answer domains = http.get(products + "/" + productId + "/domains", token);
        RunningQuickstart.DNS.publish(
                domains.text("/items/0/record/name"), domains.text("/items/0/record/value"));
    }

    private void openBank(String products) {
        JsonNode chain = quickstart.report().at("/chain");
        DemoContracts contracts =
                DemoContracts.at(
                        chain.at("/rpcUrl").asString(),
                        Address.parse(tokenAddress()),
                        Address.parse(chain.at("/ledger").asString()));
        Address bank = contracts.deployBank(ProductId.parse(productId));
        Http.Answer opened =
                http.post(
                        products + "/" + productId + "/banks",
                        token,
                        "{\"chainId\":31337,\"token\":\"%s\",\"bank\":\"%s\"}"
                                .formatted(tokenAddress(), bank));
        if (opened.status() != 201) {
            throw new IllegalStateException(opened + " (expected: 201)");
        }
    }

    /** What signs the owner in, once. */
    String signedMessage() {
        String message =
                http.post(
                                quickstart.url(8081, "/auth/nonce"),
                                "{\"address\":\"" + owner.address() + "\",\"chainId\":31337}")
                        .text("/message");
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", message)
                .put("signature", owner.sign(message))
                .toString();
    }

    private ShopSecret configured(String products, String kind) {
        ShopSecret secret = ShopSecret.random(kind);
        String url = products + "/" + productId + "/webhooks/" + kind;
        RawRequest put =
                RawRequest.of("PUT", URI.create(url).getPath(), token).json(webhook(secret));
        RawAnswer answer = RawAnswer.to(port(8081), put.bytes());
        if (answer.status() != 200) {
            throw new IllegalStateException(answer + " (expected: 200)");
        }
        return secret;
    }

    String webhook(ShopSecret secret) {
        String domain =
                secret.kind().equals("shopify") ? ",\"shopDomain\":\"" + shopDomain() + "\"" : "";
        return "{\"secret\":\"" + secret.text() + "\"" + domain + "}";
    }

    private String shopDomain() {
        return productId + ".myshopify.com";
    }

    private String awaitDelivery() {
        List<String> ids = new ArrayList<>();
        await("every secret is known")
                .atMost(Duration.ofSeconds(20))
                .until(() -> secrets.keySet().stream().allMatch(kind -> isTaken(kind, ids)));
        return ids.getFirst();
    }

    private boolean isTaken(String kind, List<String> ids) {
        RawAnswer answer = RawAnswer.to(port(8082), delivery(kind).bytes());
        if (answer.status() == 200) {
            ids.add(answer.body().replaceAll("(?s).*\"deliveryId\":\"([^\"]+)\".*", "$1"));
        }
        return answer.status() == 200;
    }

    /** Makes the wallet an administrator with these roles, of both products. */
    void give(Wallet wallet, int roles) {
        for (String product : List.of(productId, spareProductId)) {
            give(product, wallet, roles);
        }
    }

    private void give(String product, Wallet wallet, int roles) {
        String path = "/business/products/" + product + "/administrators/" + wallet.address();
        RawRequest put = RawRequest.of("PUT", path, token).json("{\"roles\":" + roles + "}");
        RawAnswer answer = RawAnswer.to(port(8081), put.bytes());
        if (answer.status() != 200) {
            throw new IllegalStateException(answer + " (expected: 200)");
        }
    }

    /** An administrator of the spare product, again if it was taken away. */
    String administrator() {
        give(spareProductId, leaver, 2);
        return leaver.address();
    }

    /** Other services learn of a role a moment later. */
    void awaitRole(String bearer) {
        String campaign = quickstart.url(8083, "/business/campaigns/" + campaignId);
        String orders = quickstart.url(8082, "/business/products/" + spareProductId + "/orders");
        await("the role is known")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        http.get(campaign, bearer).status() == 200
                                && http.get(orders, bearer).status() == 200);
    }

    /** A rightly signed order of a kind of shop. */
    RawRequest delivery(String kind) {
        long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        String body = secret(kind).order(id, "t-" + id, owner.address());
        return signed(kind, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever body, rightly signed. */
    RawRequest signed(String kind, byte[] body) {
        RawRequest request =
                RawRequest.of("POST", "/external/webhooks/" + productId, null).body(body);
        for (Map.Entry<String, String> header : secret(kind).headers(body).entrySet()) {
            request = request.with(header.getKey() + ": " + header.getValue());
        }
        return kind.equals("shopify")
                ? request.with("X-Shopify-Shop-Domain: " + shopDomain())
                : request;
    }

    Set<String> kindsOfShops() {
        return secrets.keySet();
    }

    private ShopSecret secret(String kind) {
        return Objects.requireNonNull(secrets.get(kind), kind);
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

    int port(int defaultPort) {
        return URI.create(quickstart.url(defaultPort, "/")).getPort();
    }

    String tokenAddress() {
        return quickstart.report().at("/chain/token/address").asString();
    }

    String interaction(String dedupKey) {
        return """
        {"productId":"%s","wallet":"%s","type":"press.read_article","dedupKey":"%s",
         "occurredAt":"%s","data":{"articleId":"a-1","more":{"deep":[1,2.5,null]}},
         "analytics":{"sessionId":"s","deviceId":"d","profileId":"p"}}\
        """
                .formatted(productId, owner.address(), dedupKey, Instant.now().minusSeconds(60));
    }

    /** Of a type that nobody sends, so that being active it pays nothing. */
    String campaign() {
        return """
        {"productId":"%s","name":"Hostile","triggerType":"retail.customer_meeting","token":"%s",
         "startsAt":null,"endsAt":"2030-01-01T00:00:00Z","requiresReferral":false,
         "maxRewardsPerUser":3,"budgetCap":"1000","reward":{"type":"fixed","baseReward":"10"},
         "userPercent":5000,"deperditionPerLevel":8000,"maxReferralDepth":3}\
        """
                .formatted(productId, tokenAddress());
    }
}
