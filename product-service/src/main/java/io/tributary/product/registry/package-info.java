/** Products: what they are, who may change them, and their state on the topic. */
// Over the bound because making a product once takes its key and its table beside the product.
@NullMarked
package io.tributary.product.registry;

import org.jspecify.annotations.NullMarked;
