package io.tributary.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic as far as it was read: each look reads on where the last one ended, with the same
 * consumer.
 */
final class TopicLog {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String topic;
    private final Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records =
            new LinkedHashMap<>();

    TopicLog(KafkaConsumer<String, byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /** Everything up to the present end, partition after partition. */
    synchronized List<ConsumerRecord<String, byte[]>> read() {
        if (records.isEmpty()) {
            assign();
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(records.keySet());
        while (!isAt(ends)) {
            consumer.poll(POLL).forEach(this::add);
        }
        return records.values().stream().flatMap(List::stream).toList();
    }

    private void assign() {
        consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .forEach(partition -> records.put(partition, new ArrayList<>()));
        consumer.assign(records.keySet());
        consumer.seekToBeginning(records.keySet());
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        records.computeIfAbsent(
                        new TopicPartition(record.topic(), record.partition()),
                        partition -> new ArrayList<>())
                .add(record);
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
