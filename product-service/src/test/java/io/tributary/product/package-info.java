/** The service as its clients meet it. */
@NullMarked
package io.tributary.product;

import org.jspecify.annotations.NullMarked;
