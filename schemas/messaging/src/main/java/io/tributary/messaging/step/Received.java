package io.tributary.messaging.step;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could be decoded, with where it stood.
 *
 * @param <E> the record's class
 * @param source as it was polled
 * @param event what it says
 */
record Received<E>(ConsumerRecord<byte[], byte[]> source, E event) {}
