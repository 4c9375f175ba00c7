package io.tributary.interaction.webhook;

import io.tributary.interaction.delivery.Delivery;
import io.tributary.interaction.shop.ShopEvent;

/** A delivery that was signed rightly and understood. */
record ReadDelivery(Delivery delivery, ShopEvent event) {}
