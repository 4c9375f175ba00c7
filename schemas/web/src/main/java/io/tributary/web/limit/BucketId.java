package io.tributary.web.limit;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is counted together.
 *
 * @param kind which limit holds
 * @param name which key, wallet, address or product
 */
public record BucketId(BucketKind kind, String name) {

    private static final int PREFIX_BYTES = 8;

    /** Of one API key. */
    public static BucketId key(UUID keyId) {
        return new BucketId(BucketKind.KEY, keyId.toString());
    }

    /** Of one signed-in wallet. */
    public static BucketId wallet(Address wallet) {
        return new BucketId(BucketKind.WALLET, wallet.value());
    }

    /** Of one signed-in wallet that looks at or changes what is its own. */
    public static BucketId walletRequests(Address wallet) {
        return new BucketId(BucketKind.WALLET_REQUESTS, wallet.value());
    }

    /** Of one product's signed webhooks. */
    public static BucketId product(ProductId product) {
        return new BucketId(BucketKind.PRODUCT, product.toString());
    }

    /**
     * Of one address; of IPv6 the first 64 bits, since whoever has one address there has all of
     * them. Behind a proxy it is the client's only with {@code server.forward-headers-strategy}.
     */
    public static BucketId address(@Nullable InetSocketAddress remote) {
        InetAddress address = remote == null ? null : remote.getAddress();
        return new BucketId(BucketKind.ADDRESS, address == null ? "unknown" : network(address));
    }

    /** One text for all of it. */
    public String text() {
        return kind.word() + ":" + name;
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES))
                : address.getHostAddress();
    }
}
