/** What this service measures. */
@NullMarked
package io.tributary.interaction.meter;

import org.jspecify.annotations.NullMarked;
