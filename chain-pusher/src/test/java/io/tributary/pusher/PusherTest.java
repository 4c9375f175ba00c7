package io.tributary.pusher;

import io.tributary.events.ProductBankState;
import io.tributary.events.ProductState;
import io.tributary.events.ProductStatus;
import io.tributary.events.PushBatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.events.RewardStatus;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.messaging.relay.LeasedLoop;
import io.tributary.pusher.node.ChainProperties;
import io.tributary.testkit.PlatformTest;
import io.tributary.testkit.TestTopics;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.testkit.platform.Platform;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import io.tributary.values.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;

/** The whole service on the shared platform, one context for all tests of it. */
@PlatformTest(
        classes = ChainPusherApplication.class,
        properties = {
            "spring.config.name=chain-pusher",
            "tributary.auth.jwks-uri=http://127.0.0.1:9/jwks.json",
            "tributary.auth.issuer=http://127.0.0.1:9",
            "tributary.pusher.distributor-key="
                    + "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
            "tributary.pusher.gas-payer-keys="
                    + "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
            "tributary.pusher.batch-interval=0ms",
            "tributary.pusher.minimum-age=0s",
            "tributary.pusher.bank-patience=0s",
            "tributary.pusher.sending.poll-interval=100ms",
            "tributary.pusher.sending.retry-pause=200ms",
            "tributary.pusher.sending.longest-retry-pause=500ms",
            "tributary.pusher.sending.rebroadcast-after=2s"
        })
@Import(PusherTest.Settings.class)
public abstract class PusherTest {

    /** How long anything may take: some blocks, and some more on a busy machine. */
    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired protected TestTopics topics;
    @Autowired protected EventCodec codec;
    @Autowired protected FaultyNode node;
    @Autowired protected TestChain chain;
    @Autowired protected TestBanks banks;
    @Autowired protected TestMiner miner;
    @Autowired protected DatabaseClient database;

    @Autowired
    @Qualifier("lane")
    protected LeasedLoop lane;

    @LocalManagementPort protected int managementPort;

    /** The keys of the development chain, and a node that fails on demand. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Settings {

        @Bean
        FaultyNode faultyNode(Platform platform) {
            return new FaultyNode(platform.chain().rpcUrl());
        }

        @Bean
        @Primary
        ChainProperties testChainProperties(FaultyNode node) {
            return new ChainProperties(
                    node.url(), 31_337, "finalized", Duration.ofSeconds(2), 2_000);
        }

        @Bean
        TestChain testChain(Platform platform) {
            return new TestChain(platform.chain().rpcUrl());
        }

        @Bean
        TestMiner testMiner(TestChain chain) {
            return new TestMiner(chain);
        }

        @Bean
        TestBanks testBanks(TestChain chain) {
            return new TestBanks(chain);
        }
    }

    @AfterEach
    void repair() {
        node.fail(FaultyNode.Fault.NONE);
        miner.resume();
        if (!lane.isRunning()) {
            lane.start();
        }
    }

    /** A product with a bank that holds nothing yet; known to the service. */
    protected Shop aShop() {
        return aShopWith(TokenAmount.ZERO);
    }

    /** A product with a bank that can pay a lot. */
    protected Shop aRichShop() {
        return aShopWith(TokenAmount.of(1_000_000));
    }

    private Shop aShopWith(TokenAmount balance) {
        UUID product = Uuids.next(Instant.now());
        Shop shop = new Shop(product, Uuids.next(Instant.now()), banks.bank(product, balance));
        announce(shop);
        await("its bank is known", () -> isKnown(shop.bank()));
        return shop;
    }

    private boolean isKnown(Address bank) {
        return count("select count(*) from known_product_banks where bank = '" + bank + "'") == 1;
    }

    /** Tells of the product and its bank. */
    protected void announce(Shop shop) {
        ProductState state =
                ProductState.newBuilder()
                        .setProductId(shop.product())
                        .setVersion(1)
                        .setStatus(ProductStatus.ACTIVE)
                        .setName("Shop")
                        .setDomains(List.of())
                        .setAdministrators(List.of())
                        .setBanks(
                                List.of(
                                        new ProductBankState(
                                                31_337L,
                                                banks.token().value(),
                                                shop.bank().value(),
                                                Instant.EPOCH)))
                        .setKeys(List.of())
                        .setCreatedAt(Instant.EPOCH)
                        .setUpdatedAt(Instant.EPOCH)
                        .build();
        produce(Topics.PRODUCTS, shop.product().toString(), state);
    }

    /**
     * A product, a campaign and a bank.
     *
     * @param product its id
     * @param campaign the id of its campaign
     * @param bank its bank
     */
    public record Shop(UUID product, UUID campaign, Address bank) {}

    /** A wallet that nobody else uses. */
    protected static Address aWallet() {
        UUID id = Uuids.next(Instant.now());
        return new Address("0x%040x".formatted(id.getLeastSignificantBits() & Long.MAX_VALUE));
    }

    /** A pending reward of the shop's campaign, first version. */
    protected RewardState.Builder aReward(Shop shop, Address wallet, long amount) {
        UUID id = Uuids.next(Instant.now());
        return RewardState.newBuilder()
                .setRewardId(id)
                .setVersion(1)
                .setMatchId(id)
                .setInteractionId(id)
                .setCampaignId(shop.campaign())
                .setProductId(shop.product())
                .setWallet(wallet.value())
                .setLevel(0)
                .setChainId(31_337)
                .setToken(banks.token().value())
                .setAmount(Long.toString(amount))
                .setNetted("0")
                .setStatus(RewardStatus.PENDING)
                .setReceivedAt(Instant.now())
                .setCreatedAt(Instant.now());
    }

    /** Delivers rewards. */
    protected void deliver(RewardState... rewards) {
        for (RewardState reward : rewards) {
            produce(Topics.REWARDS, reward.getRewardId().toString(), reward);
        }
    }

    /** Writes a record as another service would. */
    protected <T extends SpecificRecord> void produce(Topic<T> topic, String key, T value) {
        topics.produce(topic.name(), key, codec.encode(topic, value));
    }

    /** Waits for the outcome and answers it. */
    protected RewardPush awaitOutcome(RewardState reward, PushOutcome outcome) {
        await(
                outcome + " of " + reward.getRewardId(),
                () -> outcomes(reward).stream().anyMatch(push -> push.getOutcome() == outcome));
        return outcomes(reward).stream()
                .filter(push -> push.getOutcome() == outcome)
                .toList()
                .getLast();
    }

    /** Everything that was told of the reward. */
    protected List<RewardPush> outcomes(RewardState reward) {
        return topics.read(Topics.REWARD_PUSHES.name(), reward.getRewardId().toString()).stream()
                .map(record -> codec.decode(Topics.REWARD_PUSHES, record.value()))
                .toList();
    }

    /** Everything that was told of the bank's batches. */
    protected List<PushBatch> batches(Shop shop) {
        return topics.read(Topics.PUSH_BATCHES.name()).stream()
                .map(record -> codec.decode(Topics.PUSH_BATCHES, record.value()))
                .filter(batch -> batch.getBank().equals(shop.bank().value()))
                .toList();
    }

    /** How many rows a query counts. */
    protected long count(String sql) {
        return database.sql(sql).mapValue(Long.class).one().blockOptional(PATIENCE).orElse(0L);
    }

    /** How many of the shop's rewards are taken in. */
    protected long waiting(Shop shop) {
        return count(
                "select count(*) from pushable_rewards where product_id = '"
                        + shop.product()
                        + "'");
    }

    /** What the ledger owes the wallet. */
    protected TokenAmount credited(Address wallet) {
        return banks.credited(wallet);
    }

    /** Waits for a condition, by its name. */
    protected static void await(String condition, Callable<Boolean> holds) {
        Awaitility.await(condition)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(holds);
    }

    /** The account that carries what is not ours. */
    protected static DevAccounts stranger() {
        return DevAccounts.ERIN;
    }
}
