@NullMarked
package io.tributary.product.domain;

import org.jspecify.annotations.NullMarked;
