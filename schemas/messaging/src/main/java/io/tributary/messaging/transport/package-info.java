/**
 * How this module talks to Kafka: connection settings, the one producer, headers, topics, what is
 * reachable.
 */
@NullMarked
package io.tributary.messaging.transport;

import org.jspecify.annotations.NullMarked;
