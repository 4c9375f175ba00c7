package io.tributary.product.registry;

import io.tributary.values.Address;
import io.tributary.values.Roles;

/** A wallet and what it may do for a product. */
public record Administrator(Address wallet, Roles roles) {}
