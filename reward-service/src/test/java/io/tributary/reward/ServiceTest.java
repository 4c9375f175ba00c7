package io.tributary.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.ProductAdministrator;
import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.testkit.PlatformTest;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.auth.TestTokens;
import io.tributary.testkit.delivery.SecondInstance;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import io.tributary.values.Uuids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole service on the shared platform, one context for all tests of it. */
@PlatformTest(classes = RewardServiceApplication.class, properties = ServiceTest.NAME)
@Import(ServiceTest.Settings.class)
public abstract class ServiceTest {

    protected static final String NAME = "spring.config.name=reward-service";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private ApplicationContext context;
    @Autowired private ObjectProvider<SecondInstance> mirror;
    @Autowired protected TestTopics topics;
    @Autowired protected EventCodec codec;
    @Autowired protected TestBroker broker;
    @Autowired protected SettableClock clock;
    @LocalServerPort protected int port;
    @LocalManagementPort protected int managementPort;

    /** Replaces what has to stand still. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Settings {

        @Bean
        TestBroker testBroker(Platform platform, TestTopics topics, EventCodec codec) {
            return new TestBroker(platform, topics, codec);
        }

        /** Started by the first test that wants it. */
        @Bean
        @Lazy
        SecondInstance mirror(ApplicationContext context) {
            return SecondInstance.mirroring(context, RewardServiceApplication.class, NAME);
        }

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Samples.NOW);
        }
    }

    /** An instance on the same database that reads and writes topics of its own. */
    protected SecondInstance mirror() {
        return mirror.getObject();
    }

    /** One more instance in the consumer groups of the first. */
    protected SecondInstance joiner() {
        return SecondInstance.sharing(context, RewardServiceApplication.class, NAME);
    }

    protected WebTestClient.ResponseSpec get(String path, String authorization) {
        return client(port).get().uri(path).header("Authorization", authorization).exchange();
    }

    protected WebTestClient.BodyContentSpec ok(String path, String wallet) {
        return get(path, as(wallet)).expectStatus().isOk().expectBody();
    }

    protected void problem(String path, String authorization, int status, String code) {
        get(path, authorization)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:tributary:problem:" + code);
    }

    protected WebTestClient client(int serverPort) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + serverPort)
                .responseTimeout(PATIENCE)
                .build();
    }

    protected static String as(String wallet) {
        return TestTokens.shared().bearer(new Address(wallet));
    }

    /** A product that this service has learnt, with one administrator of each mask. */
    protected UUID learntProduct(Map<String, Integer> roles) {
        UUID product = Uuids.next(Samples.NOW);
        broker.produce(Topics.PRODUCTS, product.toString(), aProduct(product, roles));
        String someone = roles.keySet().iterator().next();
        await(
                "the product is known",
                () ->
                        client(port)
                                .get()
                                .uri("/business/rewards?productId=" + product)
                                .header("Authorization", as(someone))
                                .exchange()
                                .returnResult(String.class)
                                .getStatus()
                                .is2xxSuccessful());
        return product;
    }

    /** Sends matches and waits until their rewards are announced. */
    protected void grant(CampaignMatch... matches) {
        for (CampaignMatch match : matches) {
            produceMatch(match);
        }
        for (CampaignMatch match : matches) {
            awaitAnnounced(Samples.reward(match, 0), 1);
        }
    }

    protected void produceMatch(CampaignMatch match) {
        String key = match.getProductId() + ":" + match.getWallet();
        broker.produce(Topics.CAMPAIGN_MATCHES, key, match);
    }

    /** Sends an outcome and waits until its reward is announced in that version. */
    protected void settle(RewardPush push, long version) {
        producePush(push);
        awaitAnnounced(push.getRewardId(), version);
    }

    protected void producePush(RewardPush push) {
        broker.produce(Topics.REWARD_PUSHES, push.getRewardId().toString(), push);
    }

    /** Waits for the reward's state of at least that version. */
    protected RewardState awaitAnnounced(UUID reward, long version) {
        await(
                "version " + version + " of " + reward + " is announced",
                () -> announced(reward).stream().anyMatch(state -> state.getVersion() >= version));
        return announced(reward).getLast();
    }

    protected List<RewardState> announced(UUID reward) {
        return announcements(reward).stream()
                .map(record -> codec.decode(Topics.REWARDS, record.value()))
                .toList();
    }

    protected List<ConsumerRecord<String, byte[]>> announcements(UUID reward) {
        return broker.announcements(reward);
    }

    protected static void await(String condition, Callable<Boolean> holds) {
        Awaitility.await(condition).atMost(PATIENCE).until(holds);
    }

    protected static String header(ConsumerRecord<?, ?> record, String name) {
        assertThat(TestTopics.header(record, name)).as(name).isPresent();
        return Objects.requireNonNull(TestTopics.header(record, name).orElse(null));
    }

    private static ProductState aProduct(UUID product, Map<String, Integer> roles) {
        return ProductState.newBuilder()
                .setProductId(product)
                .setVersion(1)
                .setStatus(ProductStatus.ACTIVE)
                .setName("Demo Shop")
                .setDomains(List.of(product + ".example"))
                .setAdministrators(
                        roles.entrySet().stream()
                                .map(role ->
                                        new ProductAdministrator(role.getKey(), role.getValue()))
                                .toList())
                .setBanks(List.of())
                .setKeys(List.of())
                .setCreatedAt(Samples.NOW)
                .setUpdatedAt(Samples.NOW)
                .build();
    }
}
