package io.tributary.pusher.confirmation;

import io.tributary.pusher.batch.Batch;
import io.tributary.pusher.batch.Landing;
import io.tributary.pusher.contract.RewardsPushed;
import io.tributary.pusher.node.Block;
import io.tributary.pusher.node.ChainNode;
import io.tributary.pusher.node.LogEntry;
import io.tributary.pusher.node.LogFilter;
import io.tributary.values.Address;
import io.tributary.values.Bytes32;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the banks' own events, by bank and nonce: that is what says whether a batch was paid,
 * whoever carried it.
 */
final class BankEvents {

    private static final Logger LOG = LoggerFactory.getLogger(BankEvents.class);
    private static final int NONCES_PER_REQUEST = 200;

    private final ChainNode node;

    BankEvents(ChainNode node) {
        this.node = node;
    }

    /** Where each of these batches landed between these heights; absent where it did not. */
    Map<Batch, Landing> find(List<Batch> batches, long from, long to) {
        Map<Batch, Landing> landings = new HashMap<>();
        Map<Long, Optional<Block>> blocks = new HashMap<>();
        for (int start = 0; start < batches.size(); start += NONCES_PER_REQUEST) {
            int end = Math.min(batches.size(), start + NONCES_PER_REQUEST);
            List<Batch> part = batches.subList(start, end);
            for (LogEntry entry : read(part, from, to)) {
                Optional<Block> block = blocks.computeIfAbsent(entry.block(), node::blockAt);
                match(part, entry)
                        .ifPresent(batch ->
                                toLanding(entry, block).ifPresent(l -> landings.put(batch, l)));
            }
        }
        return landings;
    }

    private List<LogEntry> read(List<Batch> batches, long from, long to) {
        Set<Address> banks = batches.stream().map(Batch::bank).collect(Collectors.toSet());
        List<Bytes32> nonces = batches.stream().map(Batch::nonce).distinct().toList();
        return new ArrayList<>(
                node.logs(LogFilter.of(banks, RewardsPushed.TOPIC, nonces), from, to));
    }

    private static Optional<Batch> match(List<Batch> batches, LogEntry entry) {
        RewardsPushed event = RewardsPushed.read(entry.topics(), entry.data());
        Optional<Batch> batch =
                batches.stream()
                        .filter(b ->
                                b.bank().equals(entry.contract())
                                        && b.nonce().equals(event.nonce()))
                        .findFirst();
        if (batch.isPresent() && !batch.get().rewardsHash().equals(event.rewardsHash())) {
            LOG.error(
                    "bank {} paid nonce {} with another list than the one authorised: rewardsHash {} in {}"
                            + " (expected: {})",
                    entry.contract(),
                    event.nonce(),
                    event.rewardsHash(),
                    entry.transaction(),
                    batch.get().rewardsHash());
            return Optional.empty();
        }
        return batch;
    }

    /**
     * Empty if the block was reorganised between the two requests; the next pass sees what became
     * of it.
     */
    private static Optional<Landing> toLanding(LogEntry entry, Optional<Block> block) {
        return block.filter(b -> b.hash().equals(entry.blockHash()))
                .map(b -> new Landing(b.number(), b.hash(), entry.transaction(), b.time()));
    }
}
