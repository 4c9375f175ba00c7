package io.tributary.product.registry;

import io.tributary.values.Address;
import io.tributary.values.ChainId;
import java.time.Instant;

/** The bank that pays a token for a product. */
public record Bank(ChainId chainId, Address token, Address bank, Instant createdAt) {}
