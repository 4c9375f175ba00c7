package io.tributary.pusher.node;

import io.tributary.values.ChainId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The chain that is paid on.
 *
 * @param rpcUrl the node's JSON-RPC
 * @param id the chain's number (EIP-155); a node of another chain is refused
 * @param finality when a block counts as final: {@code finalized}, {@code safe} or {@code latest+N}
 * @param requestTimeout for one request
 * @param logRange most blocks that one request for logs spans
 */
@Validated
@ConfigurationProperties("tributary.chain")
public record ChainProperties(
        URI rpcUrl,
        @Min(1) long id,
        @DefaultValue("finalized") String finality,
        @DefaultValue("5s") Duration requestTimeout,
        @DefaultValue("2000") @Min(1) @Max(100_000) int logRange) {

    public ChainProperties {
        Finality.parse(finality);
    }

    /** The chain's number. */
    public ChainId chain() {
        return new ChainId(id);
    }

    Finality level() {
        return Finality.parse(finality);
    }
}
