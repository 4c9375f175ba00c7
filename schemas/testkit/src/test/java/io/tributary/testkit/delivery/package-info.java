/** Tests of the deliveries themselves: right steps pass, wrong ones are found. */
@NullMarked
package io.tributary.testkit.delivery;

import org.jspecify.annotations.NullMarked;
