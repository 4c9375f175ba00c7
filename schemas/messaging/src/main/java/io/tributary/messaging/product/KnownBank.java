package io.tributary.messaging.product;

import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;

/**
 * The bank that pays a token for a product.
 *
 * @param product whose bank it is
 * @param chain where token and bank are
 * @param token the ERC-20
 * @param bank the ProductBank contract
 */
public record KnownBank(ProductId product, ChainId chain, Address token, Address bank) {}
