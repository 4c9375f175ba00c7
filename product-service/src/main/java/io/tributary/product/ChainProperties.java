package io.tributary.product;

import io.tributary.values.ChainId;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The chain on which banks are.
 *
 * @param rpcUrl its JSON-RPC endpoint
 * @param id its number (EIP-155)
 * @param timeout how long an answer may take
 */
@ConfigurationProperties("tributary.chain")
public record ChainProperties(URI rpcUrl, long id, @DefaultValue("5s") Duration timeout) {

    /** The chain's number. */
    public ChainId chain() {
        return new ChainId(id);
    }
}
