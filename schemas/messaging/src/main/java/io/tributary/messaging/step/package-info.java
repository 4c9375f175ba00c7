/**
 * The step: one poll becomes one SQL transaction, then the outcomes of all its records, then the
 * offsets.
 */
// Over the bound because the step is one mechanism: its parts would have to be public to each
// other.
@NullMarked
package io.tributary.messaging.step;

import org.jspecify.annotations.NullMarked;
