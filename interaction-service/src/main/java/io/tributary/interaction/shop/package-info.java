/**
 * What shops tell by webhooks: orders, refunds and cancellations, read from each kind's own words.
 */
@NullMarked
package io.tributary.interaction.shop;

import org.jspecify.annotations.NullMarked;
