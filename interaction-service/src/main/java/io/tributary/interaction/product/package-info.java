/** What this service asks of products: whose key it is, and who may look. */
@NullMarked
package io.tributary.interaction.product;

import org.jspecify.annotations.NullMarked;
