/**
 * The step: one poll becomes one SQL transaction, then the outcomes of all its records, then the
 * offsets.
 */
@NullMarked
package io.tributary.messaging.step;

import org.jspecify.annotations.NullMarked;
