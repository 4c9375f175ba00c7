/**
 * A subscriber in another language: an npm client reads and writes the topics of the running
 * system.
 */
@NullMarked
package io.tributary.e2e.subscriber;

import org.jspecify.annotations.NullMarked;
