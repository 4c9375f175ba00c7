package io.tributary.pusher;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How rewards are batched and sent. The three names of the specification, {@code
 * BATCH_INTERVAL_MS}, {@code BATCH_SIZE} and {@code COOLDOWN_SECONDS}, are mapped to the first
 * three in {@code chain-pusher.yaml}.
 *
 * @param batchInterval how long a campaign's rewards are collected, unless a full batch is there
 *     before
 * @param batchSize rewards in a batch, before they are summed per wallet
 * @param minimumAge how old a reward has to be
 * @param bankPatience how long a reward waits for its bank to be known before it is told as parked
 * @param distributorKey the private key that signs batches; or
 * @param distributorKeystore an encrypted keystore (JSON) with that key
 * @param distributorKeystorePassword the keystore's password
 * @param gasPayerKeys private keys of the accounts that send transactions
 * @param sending how batches are sent
 */
@Validated
@ConfigurationProperties("tributary.pusher")
public record PusherProperties(
        @DefaultValue("5m") Duration batchInterval,
        @DefaultValue("100") @Min(1) @Max(600) int batchSize,
        @DefaultValue("60s") Duration minimumAge,
        @DefaultValue("30s") Duration bankPatience,
        @Nullable Secret distributorKey,
        @Nullable Path distributorKeystore,
        @Nullable Secret distributorKeystorePassword,
        @NotEmpty List<Secret> gasPayerKeys,
        @DefaultValue @Valid Sending sending) {

    public PusherProperties {
        boolean keystore = distributorKeystore != null && distributorKeystorePassword != null;
        if ((distributorKey != null) == keystore) {
            throw new IllegalArgumentException(
                    "tributary.pusher: no or two distributor keys (expected: distributor-key, or"
                            + " distributor-keystore and distributor-keystore-password)");
        }
        if (batchInterval.isNegative() || minimumAge.isNegative()) {
            throw new IllegalArgumentException(
                    "tributary.pusher: batch-interval %s, minimum-age %s (expected: 0 or more)"
                            .formatted(batchInterval, minimumAge));
        }
        gasPayerKeys = List.copyOf(gasPayerKeys);
    }

    /**
     * How batches are sent.
     *
     * @param pollInterval how often the lane looks at the database and the chain
     * @param inFlight attempts that may wait for a block at a time
     * @param retryPause before a batch that failed is tried again; doubles each time
     * @param longestRetryPause where the doubling ends
     * @param rebroadcastAfter when the same bytes are sent again
     * @param replaceAfter when a stuck transaction is replaced by one that offers 12.5 % more; 0:
     *     never, as on chains without a mempool
     * @param feeCap the most that is offered for a unit of gas, wei
     * @param lowestPriorityFee the least tip that is offered, wei
     */
    public record Sending(
            @DefaultValue("500ms") Duration pollInterval,
            @DefaultValue("16") @Min(1) int inFlight,
            @DefaultValue("2s") Duration retryPause,
            @DefaultValue("5m") Duration longestRetryPause,
            @DefaultValue("15s") Duration rebroadcastAfter,
            @DefaultValue("1m") Duration replaceAfter,
            @DefaultValue("500000000000") @Min(1) long feeCap,
            @DefaultValue("1000000") @Min(0) long lowestPriorityFee) {}

    /** A text that is not for logs. */
    public static final class Secret {

        private final String text;

        private Secret(String text) {
            this.text = text;
        }

        /** Wraps the text; the name by which configuration binding finds it. */
        public static Secret of(String text) {
            return new Secret(text);
        }

        /** The text itself. */
        public String reveal() {
            return text;
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }
}
