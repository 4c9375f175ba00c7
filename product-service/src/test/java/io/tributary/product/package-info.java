/** The service as its clients meet it. */
// Over the bound because its tests share one fixture, and go over HTTP through several features.
@NullMarked
package io.tributary.product;

import org.jspecify.annotations.NullMarked;
