package io.tributary.pusher.node;

import io.tributary.pusher.fee.FeeHistory;
import io.tributary.pusher.fee.Wei;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import io.tributary.values.ChainId;
import io.tributary.values.Hex;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The chain as one node shows it. Every method asks the node and waits.
 *
 * <p>All throw {@link NodeUnavailableException} without an answer (which says nothing about what
 * happened) and {@link NodeErrorException} for an answer that is an error.
 */
public final class ChainNode {

    private static final int BLOCKS_OF_HISTORY = 5;

    private final JsonRpcClient client;
    private final ChainProperties properties;

    ChainNode(JsonRpcClient client, ChainProperties properties) {
        this.client = client;
        this.properties = properties;
    }

    /** The chain that the configuration names. */
    public ChainId chain() {
        return properties.chain();
    }

    /** The chain that the node is of. */
    public ChainId reportedChain() {
        return new ChainId(quantity(client.ask("eth_chainId")).longValueExact());
    }

    /** The highest block. */
    public Block head() {
        return block("latest")
                .orElseThrow(() -> new NodeUnavailableException("latest", "no block", null));
    }

    /** The block at this height; empty if the node does not have it. */
    public Optional<Block> blockAt(long number) {
        return block(hex(number));
    }

    /** The height up to which blocks are final, given the head; -1 while none is. */
    public long finalHeight(Block head) {
        return switch (properties.level()) {
            case Finality.Tagged tagged -> block(tagged.tag()).map(Block::number).orElse(-1L);
            case Finality.Depth depth -> Math.max(-1, head.number() - depth.blocks());
        };
    }

    /** Calls a contract as of this block, from this account, without changing anything. */
    public CallAnswer call(Address from, Address contract, byte[] data, long block) {
        return callAt(
                Map.of("from", from.value(), "to", contract.value(), "data", Hex.encode(data)),
                hex(block));
    }

    /** Calls a contract as of the highest block, from this account, without changing anything. */
    public CallAnswer call(Address from, Address contract, byte[] data) {
        return callAt(
                Map.of("from", from.value(), "to", contract.value(), "data", Hex.encode(data)),
                "latest");
    }

    /** Gas that the call would use after the highest block, whatever waits for the next one. */
    public long estimateGas(Address from, Address contract, byte[] data) {
        Map<String, String> call =
                Map.of("from", from.value(), "to", contract.value(), "data", Hex.encode(data));
        return quantity(client.ask("eth_estimateGas", call, "latest")).longValueExact();
    }

    /** Transactions of the account up to and with this block: the account nonce that comes next. */
    public long transactionCount(Address account, long block) {
        return quantity(client.ask("eth_getTransactionCount", account.value(), hex(block)))
                .longValueExact();
    }

    /** What gas cost lately. */
    public FeeHistory feeHistory() {
        JsonNode answer =
                client.ask("eth_feeHistory", hex(BLOCKS_OF_HISTORY), "latest", List.of(50));
        List<BigInteger> tips = new ArrayList<>();
        answer.path("reward").forEach(block -> tips.add(quantity(block.path(0))));
        tips.sort(null);
        BigInteger tip = tips.isEmpty() ? BigInteger.ZERO : tips.get(tips.size() / 2);
        JsonNode baseFees = answer.path("baseFeePerGas");
        return new FeeHistory(new Wei(quantity(baseFees.path(baseFees.size() - 1))), new Wei(tip));
    }

    /** Hands in a transaction. */
    public SendAnswer send(String raw) {
        try {
            client.ask("eth_sendRawTransaction", raw);
            return SendAnswer.taken();
        } catch (NodeErrorException refused) {
            return SendAnswer.refused(refused.words());
        }
    }

    /** The events from one height to another, both included, in the chain's order. */
    public List<LogEntry> logs(LogFilter filter, long from, long to) {
        List<LogEntry> entries = new ArrayList<>();
        for (long start = from; start <= to; start += properties.logRange()) {
            long end = Math.min(to, start + properties.logRange() - 1);
            client.ask("eth_getLogs", Parameters.of(filter, hex(start), hex(end)))
                    .forEach(entry -> entries.add(toLogEntry(entry)));
        }
        return entries;
    }

    /** Gas that the mined transaction used; empty if the node does not know it. */
    public Optional<Long> gasUsed(Bytes32 transaction) {
        JsonNode receipt = client.ask("eth_getTransactionReceipt", transaction.value());
        return receipt.isObject()
                ? Optional.of(quantity(receipt.path("gasUsed")).longValueExact())
                : Optional.empty();
    }

    private CallAnswer callAt(Map<String, String> call, String block) {
        try {
            return new CallAnswer.Returned(client.ask("eth_call", call, block).asString());
        } catch (NodeErrorException error) {
            if (error.isRevert()) {
                return new CallAnswer.Reverted(error.data().isEmpty() ? "0x" : error.data());
            }
            throw error;
        }
    }

    private Optional<Block> block(String numberOrTag) {
        JsonNode block = client.ask("eth_getBlockByNumber", numberOrTag, false);
        return block.isObject() ? Optional.of(toBlock(block)) : Optional.empty();
    }

    private static Block toBlock(JsonNode block) {
        return new Block(
                quantity(block.path("number")).longValueExact(),
                new Bytes32(block.path("hash").asString()),
                Instant.ofEpochSecond(quantity(block.path("timestamp")).longValueExact()));
    }

    private static LogEntry toLogEntry(JsonNode entry) {
        return new LogEntry(
                Address.parse(entry.path("address").asString()),
                StreamSupport.stream(entry.path("topics").spliterator(), false)
                        .map(topic -> new Bytes32(topic.asString()))
                        .toList(),
                entry.path("data").asString(),
                quantity(entry.path("blockNumber")).longValueExact(),
                new Bytes32(entry.path("blockHash").asString()),
                new Bytes32(entry.path("transactionHash").asString()));
    }

    private static BigInteger quantity(JsonNode hex) {
        String text = hex.asString("");
        if (!text.startsWith("0x") || text.length() == 2) {
            throw new NodeUnavailableException("answer", "'" + text + "' is no quantity", null);
        }
        return new BigInteger(text.substring(2), 16);
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
