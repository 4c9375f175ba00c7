package io.tributary.campaign;

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
import io.tributary.testkit.delivery.Deadlocks;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.testkit.delivery.TopicWriter;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import io.tributary.values.CampaignId;
import io.tributary.values.ProductId;
import io.tributary.values.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole service on real components, and what tests say to it; one context for all tests of the
 * module.
 */
@PlatformTest(properties = ServiceFixture.NAME)
@Import(ServiceFixture.TestClock.class)
public abstract class ServiceFixture extends HttpFixture {

    static final String NAME = "spring.config.name=campaign-service";

    /** The bank of every product of the tests pays this. */
    protected static final Address TOKEN = new Address("0x" + "70".repeat(20));

    protected static final Address MERCHANT = new Address("0x" + "3e".repeat(20));

    private static final Address BANK = new Address("0x" + "ba".repeat(20));
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired protected Platform platform;
    @Autowired protected TestTopics topics;
    @Autowired protected EventCodec codec;
    @Autowired protected DatabaseClient database;
    @Autowired protected SettableClock clock;
    @Autowired private ApplicationContext context;
    @Autowired private ObjectProvider<SecondInstance> mirror;

    /** Brings the clock that tests may set. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class TestClock {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }

        /** Started by the first test that wants it. */
        @Bean
        @Lazy
        SecondInstance mirror(ApplicationContext context) {
            return SecondInstance.mirroring(context, CampaignServiceApplication.class, NAME);
        }
    }

    @AfterEach
    void setClockBack() {
        clock.ahead(Duration.ZERO);
    }

    @AfterEach
    void holdsTheEquations() {
        new CampaignEquations(database).hold();
    }

    /** An instance on the same database that reads and writes topics of its own. */
    protected SecondInstance mirror() {
        return mirror.getObject();
    }

    /** The same once more, to be closed: an instance as it is after a restart. */
    protected SecondInstance anotherMirror() {
        return SecondInstance.mirroring(context, CampaignServiceApplication.class, NAME);
    }

    /** One more instance in the consumer groups of the first. */
    protected SecondInstance joiner() {
        return SecondInstance.sharing(context, CampaignServiceApplication.class, NAME);
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
        return activate(port, campaign);
    }

    protected Answer activate(int at, CampaignId campaign) {
        return post(at, "/business/campaigns/" + campaign + "/activate", MERCHANT, null);
    }

    protected Answer deactivate(CampaignId campaign) {
        return deactivate(port, campaign);
    }

    protected Answer deactivate(int at, CampaignId campaign) {
        return post(at, "/business/campaigns/" + campaign + "/deactivate", MERCHANT, null);
    }

    protected String reserved(CampaignId campaign) {
        return get("/business/campaigns/" + campaign, MERCHANT)
                .expect(200)
                .body()
                .required("budget")
                .required("reserved")
                .asString();
    }

    protected static Interaction.Builder aPurchase(ProductId product, Address wallet) {
        return Purchases.aPurchase(product, wallet);
    }

    protected void produce(Interaction interaction) {
        produce(
                Topics.INTERACTIONS,
                interaction.getProductId() + ":" + interaction.getWallet(),
                interaction);
    }

    /** Writes all over one connection. */
    protected void produceAll(TestTopics to, List<Interaction> interactions) {
        String topic = to.realName(Topics.INTERACTIONS.name());
        try (TopicWriter writer = new TopicWriter(platform.kafka())) {
            for (Interaction interaction : interactions) {
                String key = interaction.getProductId() + ":" + interaction.getWallet();
                writer.write(topic, key, codec.encode(Topics.INTERACTIONS, interaction));
            }
            writer.flush();
        }
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

    /** Waits until so many interactions of the product were decided. */
    protected void awaitDecided(ProductId product, long interactions) {
        String sql = "select count(*) from decisions where product_id = '" + product + "'";
        await(interactions + " are decided")
                .atMost(PATIENCE)
                .until(() -> count(sql) >= interactions);
    }

    /** Deadlocks in this database so far. */
    protected long deadlocks() {
        return Deadlocks.soFar(database, mirror().bean(DatabaseClient.class));
    }

    private long count(String sql) {
        return Objects.requireNonNull(database.sql(sql).mapValue(Long.class).one().block(PATIENCE));
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
        return Purchases.aWallet();
    }
}
