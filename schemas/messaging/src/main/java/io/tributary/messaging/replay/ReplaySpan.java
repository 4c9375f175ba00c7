package io.tributary.messaging.replay;

import io.tributary.events.Topic;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.transport.Broker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;

/** Asks the broker which offsets a replay's points are. Blocks. */
final class ReplaySpan {

    private final Broker broker;
    private final TopicNames names;

    ReplaySpan(Broker broker, TopicNames names) {
        this.broker = broker;
        this.names = names;
    }

    /** The partitions with their first record and behind their last one, both fixed now. */
    List<Replay.Partition> of(Topic<?> topic, ReplayPoint from, ReplayPoint to) {
        String name = names.of(topic);
        Map<Integer, Long> ends = broker.offsets(name, OffsetSpec.latest());
        Map<Integer, Long> first = offsets(name, from, ends);
        Map<Integer, Long> last = offsets(name, to, ends);
        List<Replay.Partition> partitions = new ArrayList<>();
        ends.forEach((partition, end) -> {
            long start = Math.min(first.getOrDefault(partition, end), end);
            long behind = Math.min(last.getOrDefault(partition, end), end);
            partitions.add(new Replay.Partition(partition, start, Math.max(start, behind)));
        });
        return partitions;
    }

    private Map<Integer, Long> offsets(String name, ReplayPoint point, Map<Integer, Long> ends) {
        return switch (point) {
            case ReplayPoint.Earliest() -> broker.offsets(name, OffsetSpec.earliest());
            case ReplayPoint.Now() -> ends;
            case ReplayPoint.At(var time) ->
                    broker.offsets(name, OffsetSpec.forTimestamp(Math.max(0, time.toEpochMilli())));
        };
    }
}
