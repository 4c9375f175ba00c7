package io.tributary.pusher;

import io.tributary.events.RewardState;
import io.tributary.pusher.FaultyNode.Fault;
import io.tributary.testkit.PlatformInitializer;
import io.tributary.values.Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What tests of the lane look at, and the situations that they begin with. */
public abstract class LaneTest extends PusherTest {

    /** A reward whose transaction is written down and was lost on its way to the node. */
    protected RewardState aRewardLostOnItsWay(Shop shop, Address wallet) {
        node.fail(Fault.LOSES_TRANSACTIONS);
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("the attempt is written", () -> !attempts(shop).isEmpty());
        return reward;
    }

    /** A reward whose transaction waits for a block; none comes before the miner goes on. */
    protected RewardState aRewardInTheMempool(Shop shop, Address wallet) {
        miner.pause();
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("it is sent", () -> state(shop).equals("ATTEMPTED") && isInMempool(shop));
        return reward;
    }

    /** The state of the shop's batch. */
    protected String state(Shop shop) {
        return texts("select state from batches where bank = '" + shop.bank() + "'").stream()
                .findFirst()
                .orElse("none");
    }

    /** The raw transactions of the shop's batches. */
    protected List<String> attempts(Shop shop) {
        return texts("select raw from attempts" + ofBank(shop));
    }

    /** The hash of the shop's one transaction. */
    protected String attemptHash(Shop shop) {
        return texts("select tx_hash from attempts" + ofBank(shop)).getFirst();
    }

    /** Whether the chain knows the shop's transaction. */
    protected boolean isInMempool(Shop shop) {
        return chain.ask("eth_getTransactionByHash", attemptHash(shop)).isObject();
    }

    /** One column of text. */
    protected List<String> texts(String sql) {
        return database.sql(sql)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    /** Changes rows behind the service's back. */
    protected void execute(String sql) {
        database.sql(sql).then().block(PATIENCE);
    }

    /** What the health endpoint says, or one of its groups. */
    protected String health(String group) {
        return health(managementPort, group);
    }

    /** The same of an instance. */
    protected static String health(int port, String group) {
        byte[] body =
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .responseTimeout(PATIENCE)
                        .build()
                        .get()
                        .uri("/actuator/health" + group)
                        .header("Authorization", "Bearer " + PlatformInitializer.OPERATOR_TOKEN)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
    }

    private static String ofBank(Shop shop) {
        return " join batches using (batch_id) where bank = '" + shop.bank() + "'";
    }
}
