package io.tributary.pusher;

import io.tributary.testkit.platform.ChainRpc;
import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON-RPC of the development chain, which signs for its own accounts. */
public final class TestChain {

    private final ChainRpc rpc;

    TestChain(String url) {
        this.rpc = new ChainRpc(url);
    }

    /** The result of a call; an error is an {@link AssertionError}. */
    public JsonNode ask(String method, Object... parameters) {
        return rpc.ask(method, parameters);
    }

    /** Sends a transaction from one of the chain's own accounts; answers its hash. */
    public String send(DevAccounts from, Address to, String data) {
        return ask(
                        "eth_sendTransaction",
                        Map.of(
                                "from",
                                from.address().value(),
                                "to",
                                to.value(),
                                "data",
                                data,
                                "gas",
                                "0x2dc6c0"))
                .asString();
    }

    /** Sends a transaction that offers more than others for its place in the block. */
    String sendAheadOfOthers(DevAccounts from, Address to, String data) {
        Map<String, String> transaction =
                Map.of(
                        "from",
                        from.address().value(),
                        "to",
                        to.value(),
                        "data",
                        data,
                        "gas",
                        "0x2dc6c0",
                        "maxPriorityFeePerGas",
                        "0x174876e800",
                        "maxFeePerGas",
                        "0x2e90edd000");
        return ask("eth_sendTransaction", transaction).asString();
    }

    /** Sends a contract's creation; answers the transaction's hash. */
    String create(DevAccounts from, String data) {
        return ask(
                        "eth_sendTransaction",
                        Map.of("from", from.address().value(), "data", data, "gas", "0x4c4b40"))
                .asString();
    }

    BigInteger nextNonce(DevAccounts account) {
        String count =
                ask("eth_getTransactionCount", account.address().value(), "pending").asString();
        return new BigInteger(count.substring(2), 16);
    }

    /** Waits until the transaction is mined, and answers its receipt, which has to say success. */
    public JsonNode receipt(String transaction) {
        return rpc.receipt(transaction);
    }

    /** A number that a view returns. */
    public BigInteger number(Address contract, String data) {
        String word =
                ask("eth_call", Map.of("to", contract.value(), "data", data), "latest").asString();
        return new BigInteger(word.substring(2), 16);
    }

    /** The height under this tag. */
    public long height(String tag) {
        String number = ask("eth_getBlockByNumber", tag, false).path("number").asString();
        return Long.parseLong(number.substring(2), 16);
    }
}
