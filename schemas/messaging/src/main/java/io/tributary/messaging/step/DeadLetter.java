package io.tributary.messaging.step;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could not be processed.
 *
 * @param source as it was polled; key, value and headers are kept
 * @param reason the word that the dead letter carries
 * @param detail value and expectation, no payload
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> source, DeadLetterReason reason, String detail) {}
