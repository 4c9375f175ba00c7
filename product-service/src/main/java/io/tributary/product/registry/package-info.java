/** Products: what they are, who may change them, and their state on the topic. */
@NullMarked
package io.tributary.product.registry;

import org.jspecify.annotations.NullMarked;
