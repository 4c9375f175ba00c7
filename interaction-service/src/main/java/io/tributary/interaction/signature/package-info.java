/** Whether a webhook was signed by the product's shop. */
@NullMarked
package io.tributary.interaction.signature;

import org.jspecify.annotations.NullMarked;
