/** The accepted interactions as they are stored; what is announced is built from here only. */
@NullMarked
package io.tributary.interaction.journal;

import org.jspecify.annotations.NullMarked;
