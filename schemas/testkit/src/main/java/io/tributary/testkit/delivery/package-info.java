/**
 * Delivers the records of a topic as Kafka may: shuffled, doubled, stale ones last, to several at
 * once.
 */
@NullMarked
package io.tributary.testkit.delivery;

import org.jspecify.annotations.NullMarked;
