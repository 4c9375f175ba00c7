/** Binds parameters as the types they have in the schema. */
@NullMarked
package io.tributary.interaction.column;

import org.jspecify.annotations.NullMarked;
