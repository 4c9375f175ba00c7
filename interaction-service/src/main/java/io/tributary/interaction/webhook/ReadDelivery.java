package io.tributary.interaction.webhook;

import io.tributary.interaction.delivery.Delivery;
import io.tributary.interaction.shop.ShopEvent;

/**
 * A delivery that was signed rightly and understood.
 *
 * @param test whether its headers call it a test
 */
record ReadDelivery(Delivery delivery, ShopEvent event, boolean test) {}
