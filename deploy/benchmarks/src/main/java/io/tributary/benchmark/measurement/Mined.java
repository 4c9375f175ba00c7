package io.tributary.benchmark.measurement;

import io.tributary.quickstart.contract.Rpc;
import io.tributary.quickstart.settings.Polling;
import io.tributary.values.Address;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.web3j.crypto.Hash;
import tools.jackson.databind.JsonNode;

/** Counts rewards in mined blocks by the bank's own event. */
final class Mined {

    private static final String PUSHED =
            Hash.sha3String("RewardsPushed(bytes32,address,bytes32,uint256,uint256,bytes32)");

    /** The event's data begin with the total: 32 bytes behind 0x. Its count is one of wallets. */
    private static final int TOTAL_BEGINS = 2;

    private static final int TOTAL_ENDS = TOTAL_BEGINS + 64;

    /** What a purchase without referrer earns in the demo's campaign: 5 tokens. */
    private static final BigInteger REWARD = new BigInteger("5000000000000000000");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Rpc rpc;
    private final Address bank;
    private long seen;
    private long rewards;

    Mined(Rpc rpc, Address bank) {
        this.rpc = rpc;
        this.bank = bank;
        this.seen = height();
    }

    /** Returns right after a new block, so that every round begins at the same point. */
    void awaitBlock() {
        long now = height();
        Polling.until("a block after " + now, PATIENCE, PAUSE, this::height, next -> next > now);
    }

    /** Returns when so many rewards were mined since the last call. */
    void await(long count) {
        Polling.until(
                "that " + count + " rewards are mined",
                PATIENCE,
                PAUSE,
                this::count,
                found -> found >= count);
        rewards = 0;
    }

    /** The chain was wound back: counts from here. */
    void restart() {
        seen = height();
        rewards = 0;
    }

    private long count() {
        long height = height();
        if (height > seen) {
            for (JsonNode log : logs(seen + 1, height)) {
                rewards += rewards(log.path("data").asString());
            }
            seen = height;
        }
        return rewards;
    }

    private static long rewards(String data) {
        String total = data.substring(TOTAL_BEGINS, TOTAL_ENDS);
        return new BigInteger(total, 16).divide(REWARD).longValueExact();
    }

    private JsonNode logs(long from, long to) {
        return rpc.call(
                "eth_getLogs",
                Map.of(
                        "address", bank.value(),
                        "topics", List.of(PUSHED),
                        "fromBlock", hex(from),
                        "toBlock", hex(to)));
    }

    private long height() {
        return Long.decode(rpc.call("eth_blockNumber").asString());
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
