package io.tributary.messaging;

import io.tributary.events.ServiceName;
import io.tributary.events.Topic;
import io.tributary.events.Topics;
import java.util.List;

/**
 * The names that the broker knows: the installation's prefix before every topic, group and
 * transactional id.
 */
public final class TopicNames {

    private final String prefix;
    private final ServiceName service;

    /**
     * @param prefix may be empty
     * @param service whose groups and dead letters are named
     */
    public TopicNames(String prefix, ServiceName service) {
        this.prefix = prefix;
        this.service = service;
    }

    /** The service that these names are for. */
    public ServiceName service() {
        return service;
    }

    /** The topic's name on the broker. */
    public String of(Topic<?> topic) {
        return prefix + topic.name();
    }

    /** Where this service puts what it cannot process of the topic. */
    public String deadLettersOf(Topic<?> topic) {
        return prefix + topic.deadLetterName(service);
    }

    /** The consumer group of this service on the topic. */
    public String groupOf(Topic<?> topic) {
        return prefix + service.text() + "." + topic.name();
    }

    /**
     * The transactional id of the topic's relay: one for all instances, so that the broker fences a
     * stalled one.
     */
    public String relayOf(Topic<?> topic) {
        return prefix + service.text() + "-relay-" + topic.name();
    }

    /** The topics that this service may write. */
    public List<Topic<?>> written() {
        return Topics.all().stream().filter(topic -> topic.writer() == service).toList();
    }

    /** The topics that this service may read. */
    public List<Topic<?>> read() {
        return Topics.all().stream().filter(topic -> topic.readers().contains(service)).toList();
    }
}
