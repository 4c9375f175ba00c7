package io.tributary.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.events.ApiKeyState;
import io.tributary.events.CampaignMatch;
import io.tributary.events.Interaction;
import io.tributary.events.ProductAdministrator;
import io.tributary.events.ProductBankState;
import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.testkit.PlatformTest;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole service on real components, and what tests say to it; one context for all tests of the
 * module.
 */
@PlatformTest(properties = "spring.config.name=campaign-service")
@Import(ServiceFixture.TestClock.class)
public abstract class ServiceFixture {

    /** The bank of every product of the tests pays this. */
    protected static final Address TOKEN = new Address("0x" + "70".repeat(20));

    protected static final Address MERCHANT = new Address("0x" + "3e".repeat(20));

    private static final Address BANK = new Address("0x" + "ba".repeat(20));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired protected TestTopics topics;
    @Autowired protected EventCodec codec;
    @Autowired protected JsonMapper json;
    @Autowired protected DatabaseClient database;
    @Autowired protected SettableClock clock;
    @LocalServerPort private int port;

    /** Brings the clock that tests may set. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class TestClock {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }
    }

    /** An HTTP answer. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        public String text(String field) {
            return body.required(field).asString();
        }

        public Answer expect(int expected) {
            assertThat(status).as(() -> "answer " + body).isEqualTo(expected);
            return this;
        }
    }

    @DynamicPropertySource
    static void trustTestTokens(DynamicPropertyRegistry registry) {
        registry.add("tributary.auth.jwks-uri", TestTokens.shared()::jwksUri);
        registry.add("tributary.auth.issuer", TestTokens.shared()::issuer);
        registry.add("tributary.operator-token", () -> "operator");
    }

    @AfterEach
    void setClockBack() {
        clock.ahead(Duration.ZERO);
    }

    protected Answer get(String path, Address caller) {
        return send(request(path, caller).GET().build());
    }

    protected Answer post(String path, Address caller, @Nullable String body) {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        return send(
                request(path, caller)
                        .header("Content-Type", "application/json")
                        .POST(publisher)
                        .build());
    }

    private HttpRequest.Builder request(String path, Address caller) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", TestTokens.shared().bearer(caller));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body =
                    response.body().isEmpty()
                            ? json.createObjectNode()
                            : json.readTree(response.body());
            return new Answer(response.statusCode(), body, response.headers());
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong);
        } catch (InterruptedException wrong) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(wrong);
        }
    }

    /**
     * A product whose merchant may do everything, with a bank for {@link #TOKEN}, known to the
     * service.
     */
    protected ProductId aProduct() {
        return aProduct(true, new ProductAdministrator(MERCHANT.value(), 1));
    }

    protected ProductId aProduct(boolean withBank, ProductAdministrator... administrators) {
        ProductId product = new ProductId(Uuids.next(Instant.now()));
        produceProduct(product, 1, withBank, administrators);
        Address reader = new Address(administrators[0].getWallet());
        await("product " + product + " is known")
                .atMost(PATIENCE)
                .until(() ->
                        get("/business/campaigns?productId=" + product, reader).status() == 200);
        return product;
    }

    protected void produceProduct(
            ProductId product,
            long version,
            boolean withBank,
            ProductAdministrator... administrators) {
        Instant now = Instant.now();
        ProductBankState bank = new ProductBankState(31337L, TOKEN.value(), BANK.value(), now);
        ProductState state =
                ProductState.newBuilder()
                        .setProductId(product.value())
                        .setVersion(version)
                        .setStatus(ProductStatus.ACTIVE)
                        .setName("Shop")
                        .setDomains(List.of(product + ".example"))
                        .setAdministrators(List.of(administrators))
                        .setBanks(withBank ? List.of(bank) : List.of())
                        .setKeys(List.<ApiKeyState>of())
                        .setCreatedAt(now)
                        .setUpdatedAt(now)
                        .build();
        produce(Topics.PRODUCTS, product.toString(), state);
    }

    /** The body of a campaign; each member is added to the default or takes a place in it. */
    protected String aCampaign(ProductId product, String... members) {
        ObjectNode body =
                (ObjectNode)
                        json.readTree(
                                """
                                {"productId":"%s","name":"Ten tokens","triggerType":"purchase.completed","token":"%s",
                                 "reward":{"type":"fixed","baseReward":"10000"},"userPercent":5000,
                                 "deperditionPerLevel":8000,"maxReferralDepth":3}\
                                """
                                        .formatted(product, TOKEN));
        for (String member : members) {
            body.setAll((ObjectNode) json.readTree("{" + member + "}"));
        }
        return json.writeValueAsString(body);
    }

    protected CampaignId draft(ProductId product, String... members) {
        Answer created =
                post("/business/campaigns", MERCHANT, aCampaign(product, members)).expect(201);
        return CampaignId.parse(created.text("id"));
    }

    protected CampaignId activeCampaign(ProductId product, String... members) {
        CampaignId campaign = draft(product, members);
        activate(campaign).expect(200);
        return campaign;
    }

    protected Answer activate(CampaignId campaign) {
        return post("/business/campaigns/" + campaign + "/activate", MERCHANT, null);
    }

    protected Answer deactivate(CampaignId campaign) {
        return post("/business/campaigns/" + campaign + "/deactivate", MERCHANT, null);
    }

    protected String reserved(CampaignId campaign) {
        return get("/business/campaigns/" + campaign, MERCHANT)
                .expect(200)
                .body()
                .required("budget")
                .required("reserved")
                .asString();
    }

    protected Interaction.Builder aPurchase(ProductId product, Address wallet) {
        Instant now = Instant.now();
        UUID id = Uuids.next(now);
        return Interaction.newBuilder()
                .setInteractionId(id)
                .setProductId(product.value())
                .setWallet(wallet.value())
                .setType("purchase.completed")
                .setDedupKey(id.toString())
                .setSource("sdk")
                .setOccurredAt(now)
                .setReceivedAt(now)
                .setData("{\"orderId\":\"A-1\",\"amount\":\"49.90\",\"currency\":\"EUR\"}")
                .setOrderId("A-1")
                .setReferralChain(List.of());
    }

    protected void produce(Interaction interaction) {
        produce(
                Topics.INTERACTIONS,
                interaction.getProductId() + ":" + interaction.getWallet(),
                interaction);
    }

    protected <T extends SpecificRecord> void produce(Topic<T> topic, String key, T value) {
        topics.produce(topic.name(), key, codec.encode(topic, value));
    }

    /** Waits until the interaction was decided for so many campaigns. */
    protected JsonNode decisions(Interaction interaction, int count) {
        String path = "/business/decisions?interactionId=" + interaction.getInteractionId();
        return await("decisions of " + interaction.getInteractionId())
                .atMost(PATIENCE)
                .until(
                        () -> get(path, MERCHANT).expect(200).body().required("items"),
                        items -> items.size() == count);
    }

    protected String reason(Interaction interaction) {
        return decisions(interaction, 1).get(0).required("reason").asString();
    }

    /** The matches of an interaction that the topic holds now, as bytes. */
    protected List<byte[]> matchBytes(Interaction interaction) {
        String key = interaction.getProductId() + ":" + interaction.getWallet();
        return topics.read(Topics.CAMPAIGN_MATCHES.name(), key).stream()
                .map(record -> record.value())
                .filter(bytes ->
                        match(bytes).getInteractionId().equals(interaction.getInteractionId()))
                .toList();
    }

    protected CampaignMatch match(byte[] bytes) {
        return codec.decode(Topics.CAMPAIGN_MATCHES, bytes);
    }

    protected static Address aWallet() {
        return new Address("0x" + UUID.randomUUID().toString().replace("-", "") + "00000001");
    }
}
