package io.tributary.web.auth;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import java.util.UUID;

/**
 * Who sent the request; an argument of any controller's method. {@code /business} and {@code
 * /wallet} take wallets only, {@code /external} takes both, all else is open.
 */
public sealed interface Caller {

    /**
     * A signed-in wallet.
     *
     * @param address the token's {@code sub}
     */
    record Wallet(Address address) implements Caller {}

    /**
     * A product by one of its keys.
     *
     * @param keyId the key
     * @param product whose key it is
     * @param secret whether a server holds it; else publishable
     * @param test whether what it brings never pays
     */
    record Key(UUID keyId, ProductId product, boolean secret, boolean test) implements Caller {}
}
