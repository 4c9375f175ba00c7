package io.tributary.e2e.hostile;

import static org.awaitility.Awaitility.await;

import io.tributary.e2e.Http;
import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.ShopSecret;
import io.tributary.e2e.Wallet;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A product of a wallet of its own, so that whatever is done to it harms no other test. */
final class Shop {

    private static final Map<RunningQuickstart, Shop> SHARED = new ConcurrentHashMap<>();

    final Wallet owner = Wallet.random();
    final String token;
    final String productId;
    final String spareProductId;
    final String key;
    final String spareKeyId;
    final String interactionId;
    final String campaignId;
    final String deliveryId;
    final String linkCode;

    private final RunningQuickstart quickstart;
    private final Http http = new Http();
    private final Map<String, ShopSecret> secrets = new LinkedHashMap<>();

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
            String path = "/business/products/" + product + "/administrators/" + wallet.address();
            RawRequest put = RawRequest.of("PUT", path, token).json("{\"roles\":" + roles + "}");
            RawAnswer answer = RawAnswer.to(port(8081), put.bytes());
            if (answer.status() != 200) {
                throw new IllegalStateException(answer + " (expected: 200)");
            }
        }
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

    String campaign() {
        return """
        {"productId":"%s","name":"Hostile","triggerType":"purchase.completed","token":"%s",
         "startsAt":null,"endsAt":"2030-01-01T00:00:00Z","requiresReferral":false,
         "maxRewardsPerUser":3,"budgetCap":"1000","reward":{"type":"fixed","baseReward":"10"},
         "userPercent":5000,"deperditionPerLevel":8000,"maxReferralDepth":3}\
        """
                .formatted(productId, tokenAddress());
    }
}
