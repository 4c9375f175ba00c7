/** Which bank pays a product's token. */
@NullMarked
package io.tributary.pusher.product;

import org.jspecify.annotations.NullMarked;
