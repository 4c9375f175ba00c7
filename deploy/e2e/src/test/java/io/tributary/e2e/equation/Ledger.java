package io.tributary.e2e.equation;

import io.tributary.quickstart.contract.Rpc;
import io.tributary.quickstart.settings.Ports;
import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.values.Hex;
import io.tributary.values.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The chain, by the events and views of ledgers and banks. */
final class Ledger {

    private static final int WORD = 64;
    private static final int ADDRESS = 40;

    private final Rpc rpc;

    Ledger(Ports ports) {
        this.rpc = new Rpc(ports.url(Port.CHAIN));
    }

    /** Sum of RewardAdded by {@code token wallet}. */
    Map<String, String> added() {
        Map<String, BigInteger> sums = new TreeMap<>();
        rewardsAdded()
                .forEach(log ->
                        sums.merge(token(log) + " " + user(log), amount(log), BigInteger::add));
        return texts(sums);
    }

    /** What the ledgers owe to everyone who was ever credited, by {@code token wallet}. */
    Map<String, String> claimable() {
        Map<String, BigInteger> sums = new TreeMap<>();
        rewardsAdded()
                .forEach(log ->
                        sums.computeIfAbsent(
                                token(log) + " " + user(log),
                                key ->
                                        view(
                                                log.at("/address").asString(),
                                                "getPendingAmount(address,address)",
                                                token(log),
                                                user(log))));
        return texts(sums);
    }

    /** Tokens of which a ledger holds less than it owes, with both figures. */
    Map<String, String> shortOf() {
        Map<String, String> rows = new TreeMap<>();
        for (JsonNode log : rewardsAdded().toList()) {
            String ledger = log.at("/address").asString();
            String token = token(log);
            if (!rows.containsKey(token)) {
                BigInteger holds = view(token, "balanceOf(address)", ledger);
                BigInteger owes = view(ledger, "getTotalPending(address)", token);
                rows.put(token, holds.compareTo(owes) < 0 ? holds + " of " + owes : "");
            }
        }
        rows.values().removeIf(String::isEmpty);
        return rows;
    }

    /**
     * RewardsPushed by {@code bank:nonce}: campaign, token, rewardsHash and transaction. A nonce
     * that paid twice is shown as such.
     */
    Map<String, String> pushes() {
        Map<String, String> rows = new TreeMap<>();
        logs("RewardsPushed(bytes32,address,bytes32,uint256,uint256,bytes32)")
                .forEach(log ->
                        rows.merge(
                                log.at("/address").asString()
                                        + ":"
                                        + log.at("/topics/3").asString(),
                                push(log),
                                (first, second) -> first + " and again " + second));
        return rows;
    }

    private static String push(JsonNode log) {
        String data = log.at("/data").asString().substring(2);
        return "%s %s 0x%s %s"
                .formatted(
                        log.at("/topics/1").asString().substring(0, 2 + WORD / 2),
                        address(log.at("/topics/2").asString()),
                        data.substring(2 * WORD, 3 * WORD),
                        log.at("/transactionHash").asString());
    }

    private Stream<JsonNode> rewardsAdded() {
        return logs("RewardAdded(address,address,address,uint256)");
    }

    private Stream<JsonNode> logs(String event) {
        Map<String, Object> filter =
                Map.of("fromBlock", "0x0", "toBlock", "latest", "topics", List.of(hash(event)));
        return rpc.call("eth_getLogs", filter).valueStream();
    }

    private static String token(JsonNode log) {
        return address(log.at("/data").asString().substring(0, 2 + WORD));
    }

    private static String user(JsonNode log) {
        return address(log.at("/topics/1").asString());
    }

    private static BigInteger amount(JsonNode log) {
        String data = log.at("/data").asString().substring(2);
        return new BigInteger(data.substring(2 * WORD, 3 * WORD), 16);
    }

    private BigInteger view(String contract, String function, String... addresses) {
        StringBuilder data = new StringBuilder(hash(function).substring(0, 10));
        for (String address : addresses) {
            data.append("0".repeat(WORD - ADDRESS)).append(address.substring(2));
        }
        Map<String, String> call = Map.of("to", contract, "data", data.toString());
        return new BigInteger(rpc.call("eth_call", call, "latest").asString().substring(2), 16);
    }

    private static String hash(String signature) {
        return Hex.encode(Keccak256.hash(signature.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String address(String word) {
        return "0x" + word.substring(word.length() - ADDRESS);
    }

    private static Map<String, String> texts(Map<String, BigInteger> sums) {
        Map<String, String> rows = new TreeMap<>();
        sums.forEach((key, sum) -> rows.put(key, sum.toString()));
        return rows;
    }
}
