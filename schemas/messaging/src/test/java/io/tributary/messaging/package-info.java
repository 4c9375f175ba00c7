/** Tests of the module against the real platform. */
@NullMarked
package io.tributary.messaging;

import org.jspecify.annotations.NullMarked;
