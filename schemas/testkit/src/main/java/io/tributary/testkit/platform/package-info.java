/**
 * A real PostgreSQL, Kafka broker, schema registry and development chain, as processes of this
 * machine or in containers.
 */
// Over the bound because what runs the servers (process list, locks, logs, containers) is nobody
// else's business.
@NullMarked
package io.tributary.testkit.platform;

import org.jspecify.annotations.NullMarked;
