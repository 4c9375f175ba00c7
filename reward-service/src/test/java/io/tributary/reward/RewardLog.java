package io.tributary.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.events.CampaignMatch;
import io.tributary.events.RewardState;
import io.tributary.events.Topics;
import io.tributary.messaging.EventCodec;
import io.tributary.testkit.TestTopics;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a topic tells of the rewards of some matches, as it was last read. */
final class RewardLog {

    private final TestTopics from;
    private final EventCodec codec;
    private final Set<UUID> matches;
    private final List<RewardState> states = new ArrayList<>();
    private final Map<String, Set<ByteBuffer>> bytes = new HashMap<>();

    RewardLog(TestTopics from, EventCodec codec, Collection<CampaignMatch> matches) {
        this.from = from;
        this.codec = codec;
        this.matches = matches.stream().map(CampaignMatch::getMatchId).collect(Collectors.toSet());
    }

    /** All that the topic holds now. */
    RewardLog read() {
        states.clear();
        bytes.clear();
        from.read(Topics.REWARDS.name())
                .forEach(record -> {
                    RewardState state = codec.decode(Topics.REWARDS, record.value());
                    if (matches.contains(state.getMatchId())) {
                        add(state, record.value());
                    }
                });
        return this;
    }

    private void add(RewardState state, byte[] value) {
        states.add(state);
        bytes.computeIfAbsent(state.getRewardId() + ":" + state.getVersion(), _ -> new HashSet<>())
                .add(ByteBuffer.wrap(value));
    }

    /** In how many rewards a state of that kind was told. */
    long rewards(Predicate<RewardState> kind) {
        return states.stream().filter(kind).map(RewardState::getRewardId).distinct().count();
    }

    List<RewardState> states() {
        return List.copyOf(states);
    }

    /** The bytes by reward and version; equal versions have equal bytes. */
    Map<String, ByteBuffer> bytes() {
        assertThat(bytes).allSatisfy((version, kinds) -> assertThat(kinds).as(version).hasSize(1));
        return bytes.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
    }
}
