package io.tributary.messaging.deadletter;

import io.tributary.events.Topic;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.transport.Broker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions of dead letters and where reading them begins. Blocks. */
final class LetterTails {

    private final Broker broker;
    private final TopicNames names;

    LetterTails(Broker broker, TopicNames names) {
        this.broker = broker;
        this.names = names;
    }

    /** The topic of dead letters, without prefix. */
    String nameOf(Topic<?> source) {
        return source.deadLetterName(names.service());
    }

    List<LetterTail> of(List<Topic<?>> sources, @Nullable LetterCursor after) {
        List<LetterTail> tails = new ArrayList<>();
        sources.forEach(source -> tails.addAll(of(source, after)));
        return tails;
    }

    private List<LetterTail> of(Topic<?> source, @Nullable LetterCursor after) {
        String real = names.deadLettersOf(source);
        Map<Integer, Long> starts = broker.offsets(real, OffsetSpec.earliest());
        List<LetterTail> tails = new ArrayList<>();
        for (Map.Entry<Integer, Long> last : broker.offsets(real, OffsetSpec.latest()).entrySet()) {
            int partition = last.getKey();
            long end = last.getValue();
            LetterCursor.Place place = new LetterCursor.Place(nameOf(source), partition);
            long start = starts.getOrDefault(partition, end);
            long below = after == null ? end : after.below().getOrDefault(place, start);
            TopicPartition at = new TopicPartition(real, partition);
            tails.add(new LetterTail(source, place, at, start, Math.min(below, end)));
        }
        return tails;
    }
}
