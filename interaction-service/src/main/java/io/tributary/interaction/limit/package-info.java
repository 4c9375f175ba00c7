/**
 * Makes limits hold across instances: those of a minute nearly, those of a wallet's hour exactly.
 */
@NullMarked
package io.tributary.interaction.limit;

import org.jspecify.annotations.NullMarked;
