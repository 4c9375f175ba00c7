package io.tributary.operations;

import io.tributary.events.Topic;
import java.util.List;
import java.util.stream.Collectors;

/** The topics that this service consumes, by name. */
final class ConsumedTopics {

    private ConsumedTopics() {}

    static Topic<?> named(List<Topic<?>> consumed, String name) {
        return consumed.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("topic: not consumed here"));
    }

    static String names(List<Topic<?>> consumed) {
        return consumed.stream()
                .map(Topic::name)
                .sorted()
                .collect(Collectors.joining(", ", "one that this service consumes: ", ""));
    }
}
