/** Reads columns of rows as the types they have in the schema. */
@NullMarked
package io.tributary.messaging.column;

import org.jspecify.annotations.NullMarked;
