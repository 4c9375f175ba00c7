package io.tributary.campaign.product;

import io.tributary.messaging.product.KnownBank;
import io.tributary.messaging.product.KnownProducts;
import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.values.ProductId;
import java.util.Comparator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where a product's token is paid. */
@Component
public class PayingBanks {

    private final KnownProducts products;
    private final ChainId configured;

    PayingBanks(KnownProducts products, @Value("${tributary.chain.id}") long chainId) {
        this.products = products;
        this.configured = new ChainId(chainId);
    }

    /**
     * The chain on which a bank pays this token, the configured one before others; empty while no
     * bank is known.
     */
    public Mono<ChainId> chainOf(ProductId product, Address token) {
        return products.banks(product)
                .filter(bank -> bank.token().equals(token))
                .map(KnownBank::chain)
                .sort(
                        Comparator.comparing((ChainId chain) -> !chain.equals(configured))
                                .thenComparingLong(ChainId::value))
                .next();
    }

    /** As {@link #chainOf}, and the configured chain while no bank is known. */
    public Mono<ChainId> likelyChainOf(ProductId product, Address token) {
        return chainOf(product, token).defaultIfEmpty(configured);
    }
}
