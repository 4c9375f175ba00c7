/** Tests of the whole service, and what they share. */
@NullMarked
package io.tributary.reward;

import org.jspecify.annotations.NullMarked;
