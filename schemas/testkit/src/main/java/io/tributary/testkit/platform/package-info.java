/**
 * A real PostgreSQL, Kafka broker, schema registry and development chain on this machine, without
 * containers.
 */
@NullMarked
package io.tributary.testkit.platform;

import org.jspecify.annotations.NullMarked;
