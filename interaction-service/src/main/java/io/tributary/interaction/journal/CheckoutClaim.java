package io.tributary.interaction.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code purchase.started} claims for its wallet.
 *
 * @param token the unguessable token of the checkout
 * @param orderId the order; null where a publishable key sent it, since order ids can be guessed
 */
public record CheckoutClaim(@Nullable String token, @Nullable String orderId) {}
