package io.tributary.pusher.product;

import io.tributary.messaging.product.KnownBank;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import reactor.core.publisher.Mono;

/** Finds the bank that pays a product's token on a chain. */
public final class Banks {

    private final KnownProducts products;

    Banks(KnownProducts products) {
        this.products = products;
    }

    /** The bank; empty while products.v1 has not told of one. */
    public Mono<Address> find(ProductId product, ChainId chain, Address token) {
        return products.banks(product)
                .filter(bank -> bank.chain().equals(chain) && bank.token().equals(token))
                .next()
                .map(KnownBank::bank);
    }
}
