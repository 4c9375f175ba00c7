/** Whose a domain is, as its DNS says. */
@NullMarked
package io.tributary.product.domain;

import org.jspecify.annotations.NullMarked;
