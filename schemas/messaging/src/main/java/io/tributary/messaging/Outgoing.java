package io.tributary.messaging;

import io.tributary.events.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record on its way to a topic.
 *
 * @param <T> the record's class
 * @param topic where it goes
 * @param key the Kafka key, as {@link io.tributary.events.Topics} names it
 * @param id the CloudEvents id; equal for equal content, so that subscribers can deduplicate, for
 *     example {@code rewardId:version}
 * @param value the record
 */
public record Outgoing<T extends SpecificRecord>(Topic<T> topic, String key, String id, T value) {}
