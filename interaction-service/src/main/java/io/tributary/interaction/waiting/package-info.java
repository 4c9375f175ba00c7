/** Shows which orders and claims wait for each other, were joined, or have expired. */
@NullMarked
package io.tributary.interaction.waiting;

import org.jspecify.annotations.NullMarked;
