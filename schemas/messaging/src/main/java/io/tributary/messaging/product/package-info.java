/** What a service learnt of products from their topic, kept in its own database. */
@NullMarked
package io.tributary.messaging.product;

import org.jspecify.annotations.NullMarked;
