package io.tributary.interaction;

import static org.awaitility.Awaitility.await;

import io.tributary.testkit.PlatformTest;
import io.tributary.testkit.SharedPlatform;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The whole service on the real PostgreSQL, Kafka and registry; all tests of equal settings share
 * it.
 */
@PlatformTest(
        classes = InteractionServiceApplication.class,
        properties = {
            "spring.config.name=interaction-service",
            "tributary.rate-limits.address-per-minute=1000000",
            "tributary.interaction.publication.relay-age=1500ms",
            "tributary.interaction.publication.relay-interval=200ms"
        })
public abstract class RunningService {

    /** Patience with whatever is not immediate. */
    protected static final Duration SOON = Duration.ofSeconds(20);

    private static final Random RANDOM = new Random();

    @Autowired protected DatabaseClient database;
    @Autowired protected TestTopics topics;
    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;

    @DynamicPropertySource
    static void tokens(DynamicPropertyRegistry properties) {
        properties.add("tributary.auth.jwks-uri", TestTokens.shared()::jwksUri);
        properties.add("tributary.auth.issuer", TestTokens.shared()::issuer);
    }

    /** A product of its own for each test. */
    protected KnownShop aShop() {
        return KnownShop.in(database);
    }

    /** A wallet that nobody else uses. */
    protected static Address aWallet() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return Address.of(bytes);
    }

    /** A purchase that is right in all its parts. */
    protected static Map<String, Object> aPurchase(KnownShop shop, Address wallet, String order) {
        return interaction(
                shop,
                wallet,
                "purchase.completed",
                Map.of("orderId", order, "amount", "49.90", "currency", "EUR"));
    }

    /** A referral that is right in all its parts. */
    protected static Map<String, Object> aReferral(
            KnownShop shop, Address referee, Address referrer) {
        return interaction(
                shop, referee, "referral.referred", Map.of("referrer", referrer.value()));
    }

    /** An interaction of any type. */
    protected static Map<String, Object> interaction(
            KnownShop shop, Address wallet, String type, Map<String, Object> data) {
        return Map.of(
                "productId",
                shop.id().toString(),
                "wallet",
                wallet.value(),
                "type",
                type,
                "data",
                data);
    }

    /** Posts one interaction. */
    protected WebTestClient.ResponseSpec post(KnownShop shop, Object interaction) {
        return post("/external/interactions", shop, interaction);
    }

    /** Posts a batch. */
    protected WebTestClient.ResponseSpec postBatch(KnownShop shop, Object batch) {
        return post("/external/interactions/batch", shop, batch);
    }

    /** Posts one interaction that has to be accepted; its id. */
    protected String accepted(KnownShop shop, Object interaction) {
        Answer answer =
                post(shop, interaction)
                        .expectStatus()
                        .isAccepted()
                        .expectBody(Answer.class)
                        .returnResult()
                        .getResponseBody();
        if (answer == null) {
            throw new AssertionError("answer: none (expected: one)");
        }
        return answer.id();
    }

    /** Posts one interaction that has to be a duplicate of one before. */
    protected void isDuplicateOf(String first, KnownShop shop, Object interaction) {
        post(shop, interaction)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("duplicate")
                .jsonPath("$.id")
                .isEqualTo(first);
    }

    /**
     * Waits until the registry answers: it needs up to a minute once its PostgreSQL is back, and a
     * context that starts meanwhile knows no schema.
     */
    protected static void awaitRegistry() {
        WebTestClient registry =
                WebTestClient.bindToServer()
                        .baseUrl(SharedPlatform.get().registry().ccompatUrl())
                        .responseTimeout(SOON)
                        .build();
        await("the registry answers")
                .atMost(SOON.multipliedBy(5))
                .untilAsserted(
                        () -> registry.get().uri("/subjects").exchange().expectStatus().isOk());
    }

    /** Reads an interaction by the product's key. */
    protected WebTestClient.ResponseSpec get(KnownShop shop, String id) {
        return client().get()
                .uri("/external/interactions/{id}", id)
                .header("Authorization", shop.bearer())
                .exchange();
    }

    /** Reads what a wallet of these roles (0: of none) sees of a product. */
    protected WebTestClient.ResponseSpec getAs(int roles, KnownShop shop, String path) {
        Address reader = aWallet();
        if (roles > 0) {
            shop.withRoles(reader, roles);
        }
        return client().get()
                .uri("/business/products/" + shop.id() + "/" + path)
                .header("Authorization", TestTokens.shared().bearer(reader))
                .exchange();
    }

    /** A client of the service. */
    protected WebTestClient client() {
        return clientOf(port);
    }

    /** A client of the management port. */
    protected WebTestClient managementClient() {
        return clientOf(managementPort);
    }

    /** Pairs of numbers below a bound, for what is done in disorder. */
    protected static List<int[]> randomPairs(int count, int bound) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new int[] {RANDOM.nextInt(bound), RANDOM.nextInt(bound)});
        }
        return pairs;
    }

    private WebTestClient.ResponseSpec post(String path, KnownShop shop, Object body) {
        return post(client(), path, shop, body);
    }

    /** Posts to some instance. */
    protected static WebTestClient.ResponseSpec post(
            WebTestClient client, String path, KnownShop shop, Object body) {
        return client.post()
                .uri(path)
                .header("Authorization", shop.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** A client of whatever answers at this port. */
    protected static WebTestClient clientOf(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(SOON)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build();
    }

    /** What an accepted or duplicate interaction is answered. */
    public record Answer(String id, String status, String receivedAt) {}

    /** Some random text. */
    protected static String aText() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
