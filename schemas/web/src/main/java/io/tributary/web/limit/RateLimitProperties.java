package io.tributary.web.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many interactions (any other request counts as one) a minute.
 *
 * @param keyPerMinute by one API key
 * @param walletPerMinute by one signed-in wallet below {@code /external}
 * @param walletRequestsPerMinute by one signed-in wallet below {@code /business} and {@code
 *     /wallet}
 * @param addressPerMinute from one address without a good key or token
 * @param productPerMinute signed webhooks of one product
 * @param mostBuckets how many are counted at once; the least used are forgotten first
 */
@ConfigurationProperties("tributary.rate-limits")
public record RateLimitProperties(
        @DefaultValue("300000") long keyPerMinute,
        @DefaultValue("600") long walletPerMinute,
        @DefaultValue("6000") long walletRequestsPerMinute,
        @DefaultValue("6000") long addressPerMinute,
        @DefaultValue("60000") long productPerMinute,
        @DefaultValue("100000") int mostBuckets) {

    public RateLimitProperties {
        requirePositive("key-per-minute", keyPerMinute);
        requirePositive("wallet-per-minute", walletPerMinute);
        requirePositive("wallet-requests-per-minute", walletRequestsPerMinute);
        requirePositive("address-per-minute", addressPerMinute);
        requirePositive("product-per-minute", productPerMinute);
        requirePositive("most-buckets", mostBuckets);
    }

    long perMinute(BucketKind kind) {
        return switch (kind) {
            case KEY -> keyPerMinute;
            case WALLET -> walletPerMinute;
            case WALLET_REQUESTS -> walletRequestsPerMinute;
            case ADDRESS -> addressPerMinute;
            case PRODUCT -> productPerMinute;
        };
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
        }
    }
}
