package io.tributary.pusher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.PushBatch;
import io.tributary.events.PushOutcome;
import io.tributary.events.RewardPush;
import io.tributary.events.RewardState;
import io.tributary.pusher.FaultyNode.Fault;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.web3j.crypto.TransactionDecoder;

class FaultIT extends PusherTest {

    @Test
    void resumesWhenTheNodeComesBack() {
        Shop shop = aRichShop();
        node.fail(Fault.AWAY);
        RewardState reward = aReward(shop, aWallet(), 500).build();
        deliver(reward);
        await("the node's absence shows", () -> health("").contains("DOWN"));
        assertThat(health("/readiness")).contains("UP");

        node.fail(Fault.NONE);

        awaitOutcome(reward, PushOutcome.PUSHED);
        await("the node's presence shows", () -> !health("").contains("DOWN"));
    }

    @Test
    void sendsTheSameBytesAgainAfterAnEndBetweenTheAttemptAndItsSending() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        node.fail(Fault.LOSES_TRANSACTIONS);
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("the attempt is written", () -> !attempts(shop).isEmpty());
        lane.stop();
        assertThat(credited(wallet)).isEqualTo(TokenAmount.ZERO);

        node.fail(Fault.NONE);
        lane.start();

        awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        assertThat(attempts(shop)).hasSize(1);
        assertThat(node.sent()).contains(attempts(shop).getFirst());
    }

    @Test
    void creditsOnceWhenTheAnswerToASendingIsLost() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        node.fail(Fault.LOSES_ANSWERS);
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("it is on chain", () -> credited(wallet).equals(TokenAmount.of(500)));
        node.fail(Fault.NONE);

        awaitOutcome(reward, PushOutcome.PUSHED);

        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        assertThat(attempts(shop)).hasSize(1);
    }

    @Test
    void recognisesAPaymentThatAStrangerHasCarried() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        node.fail(Fault.LOSES_TRANSACTIONS);
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("the attempt is written", () -> !attempts(shop).isEmpty());
        lane.stop();
        String calldata = TransactionDecoder.decode(attempts(shop).getFirst()).getData();
        String carried = chain.send(stranger(), shop.bank(), withPrefix(calldata));
        chain.receipt(carried);

        node.fail(Fault.NONE);
        lane.start();

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(pushed.getTxHash()).isEqualTo(carried);
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    @Test
    void sendsABatchAgainThatWasReorganisedAway() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        miner.pause();
        try {
            String before = chain.ask("evm_snapshot").asString();
            RewardState reward = aReward(shop, wallet, 500).build();
            deliver(reward);
            await("it is sent", () -> state(shop).equals("ATTEMPTED") && isInMempool(shop));
            miner.mine();
            await("it is mined", () -> state(shop).equals("MINED"));

            node.fail(Fault.LOSES_TRANSACTIONS);
            chain.ask("evm_revert", before);
            miner.mine();
            await("its landing is gone", () -> state(shop).equals("ATTEMPTED"));
            assertThat(outcomes(reward)).isEmpty();

            node.fail(Fault.NONE);
            await("it is sent again", () -> isInMempool(shop));
            miner.mine();
            miner.resume();
            RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
            assertThat(pushed.getTxHash()).isEqualTo(attemptHash(shop));
            assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
        } finally {
            miner.resume();
        }
    }

    @Test
    void takesTheNextAccountNonceWhenAnotherUsesTheGasPayersAccount() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        node.fail(Fault.LOSES_TRANSACTIONS);
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        await("the attempt is written", () -> !attempts(shop).isEmpty());
        Address payer = DevAccounts.GAS_PAYER_1.address();
        chain.receipt(chain.send(DevAccounts.GAS_PAYER_1, payer, "0x"));

        node.fail(Fault.NONE);

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(attempts(shop)).hasSize(2);
        assertThat(batches(shop)).extracting(PushBatch::getNonce).containsOnly(pushed.getNonce());
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    @Test
    void paysUnderTheSameNonceAfterItsTransactionWasMinedAndReverted() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();
        miner.pause();
        try {
            deliver(reward);
            await("it is sent", () -> state(shop).equals("ATTEMPTED") && isInMempool(shop));
            banks.withdrawAheadOfOthers(shop.bank(), TokenAmount.of(1_000_000));
            miner.mine();
        } finally {
            miner.resume();
        }
        await(
                "the reason is known",
                () ->
                        outcomes(reward).stream()
                                .anyMatch(push -> "bank_short".equals(push.getReason())));
        assertThat(credited(wallet)).isEqualTo(TokenAmount.ZERO);

        banks.fund(shop.bank(), TokenAmount.of(500));

        RewardPush pushed = awaitOutcome(reward, PushOutcome.PUSHED);
        assertThat(batches(shop)).extracting(PushBatch::getNonce).containsOnly(pushed.getNonce());
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    @Test
    void findsAPaymentThatItsDatabaseHasForgotten() {
        Shop shop = aRichShop();
        Address wallet = aWallet();
        RewardState reward = aReward(shop, wallet, 500).build();
        deliver(reward);
        RewardPush first = awaitOutcome(reward, PushOutcome.PUSHED);
        await("it is done", () -> state(shop).equals("PUBLISHED"));

        lane.stop();
        execute(
                """
                update batches
                set state = 'PLANNED', authorised_at = null, announced_at = null, signature = null, account_nonce = null,
                    mined_block = null, mined_block_hash = null, mined_tx = null, mined_at = null
                where bank = '%s'
                """
                        .formatted(shop.bank()));
        execute(
                "delete from attempts where batch_id in (select batch_id from batches where bank = '%s')"
                        .formatted(shop.bank()));
        execute(
                "update pushable_rewards set state = 'batched' where reward_id = '%s'"
                        .formatted(reward.getRewardId()));
        lane.start();

        await("it is told again", () -> outcomes(reward).size() == 2);
        assertThat(outcomes(reward))
                .extracting(RewardPush::getTxHash)
                .containsOnly(first.getTxHash());
        assertThat(attempts(shop)).isEmpty();
        assertThat(credited(wallet)).isEqualTo(TokenAmount.of(500));
    }

    @Test
    void sendsNothingThatWasNotWrittenDownBefore() {
        Shop shop = aRichShop();
        int before = node.sent().size();
        RewardState reward = aReward(shop, aWallet(), 500).build();
        deliver(reward);
        awaitOutcome(reward, PushOutcome.PUSHED);

        List<String> sent = node.sent();
        assertThat(allAttempts()).containsAll(sent.subList(before, sent.size()));
    }

    private String state(Shop shop) {
        return database.sql("select state from batches where bank = '" + shop.bank() + "'")
                .mapValue(String.class)
                .one()
                .blockOptional(PATIENCE)
                .orElse("none");
    }

    private void execute(String sql) {
        database.sql(sql).then().block(PATIENCE);
    }

    private String attemptHash(Shop shop) {
        return database.sql(
                        "select tx_hash from attempts join batches using (batch_id) where bank = '"
                                + shop.bank()
                                + "'")
                .mapValue(String.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private boolean isInMempool(Shop shop) {
        return chain.ask("eth_getTransactionByHash", attemptHash(shop)).isObject();
    }

    private List<String> attempts(Shop shop) {
        return database.sql(
                        "select raw from attempts join batches using (batch_id) where bank = '"
                                + shop.bank()
                                + "'")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private List<String> allAttempts() {
        return database.sql("select raw from attempts")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static String withPrefix(String hex) {
        return hex.startsWith("0x") ? hex : "0x" + hex;
    }

    private String health(String group) {
        byte[] body =
                WebTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + managementPort)
                        .responseTimeout(PATIENCE)
                        .build()
                        .get()
                        .uri("/actuator/health" + group)
                        .header("Authorization", "Bearer operator")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
    }
}
