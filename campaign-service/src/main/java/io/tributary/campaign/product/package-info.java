/** What campaigns have to know of products: who may act for them, and where a token is paid. */
@NullMarked
package io.tributary.campaign.product;

import org.jspecify.annotations.NullMarked;
