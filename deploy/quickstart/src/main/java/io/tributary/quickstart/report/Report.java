package io.tributary.quickstart.report;

import io.tributary.quickstart.demo.Delivered;
import io.tributary.quickstart.demo.Posted;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report as programs read it; {@code api.md} 9 has every member. Amounts are in the token's
 * smallest unit.
 */
public record Report(
        boolean ok,
        double readySeconds,
        String operatorToken,
        Chain chain,
        @Nullable Product product,
        @Nullable Campaign campaign,
        Map<String, Wallet> wallets,
        List<Posted> interactions,
        List<Reward> rewards,
        @Nullable Push push,
        Latency latency,
        @Nullable ShopOrder shop) {

    /** The chain and the contracts on it; no bank if the demo did not come so far. */
    public record Chain(
            String rpcUrl, long chainId, String ledger, @Nullable String bank, Token token) {}

    /** The token that is paid out. */
    public record Token(String address, String symbol, int decimals) {}

    /** The demo's product and a key for it. */
    public record Product(String id, String secretKey) {}

    /** The demo's campaign. */
    public record Campaign(String id) {}

    /** An account of the development chain. */
    public record Wallet(String address, String privateKey) {}

    /** What was expected and seen of one wallet's reward. */
    public record Reward(
            String wallet,
            int level,
            String expected,
            String pendingSeen,
            String pendingNow,
            String pushed,
            String credited,
            boolean ok) {}

    /** The order of the Shopify shop, what was sent of it, and what its buyer got. */
    public record ShopOrder(
            String webhook, String orderId, List<Delivered> deliveries, Reward reward) {}

    /** The transaction that paid alice's purchase. */
    public record Push(String txHash, long blockNumber, long gasUsed, long gasPerReward) {}

    /** Milliseconds from the answer to the purchase; null if it was never seen. */
    public record Latency(@Nullable Long toPendingMs, @Nullable Long toCreditedMs) {}
}
