package io.tributary.web.auth;

import io.tributary.values.Address;
import io.tributary.values.ProductId;
import io.tributary.web.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
     * @param wallet whose token came along in {@code X-Wallet-Token}; always null for a secret key,
     *     which vouches for its wallets itself
     */
    record Key(
            UUID keyId, ProductId product, boolean secret, boolean test, @Nullable Address wallet)
            implements Caller {

        /** A key without a wallet's token. */
        public Key(UUID keyId, ProductId product, boolean secret, boolean test) {
            this(keyId, product, secret, test, null);
        }

        /** The same key beside the token of this wallet. */
        public Key provenBy(Wallet signedIn) {
            return new Key(keyId, product, secret, test, signedIn.address());
        }

        /**
         * Whether it is known for whom it acts: a secret key is trusted with any wallet, a
         * publishable one needs the wallet's token. Ask before anything is written; without it the
         * answer is {@link #withoutWallet()}.
         */
        public boolean isProven() {
            return secret || wallet != null;
        }

        /** Whether it may act for, and read what belongs to, this wallet of its product. */
        public boolean mayActFor(Address who) {
            return secret || who.equals(wallet);
        }

        /**
         * Whether it may read what belongs to this wallet of this product. What it may not read is
         * not there for it: 404, and left out of lists. A publishable key stands in everybody's
         * page source, so it opens only what is the signed-in wallet's own.
         */
        public boolean maySee(ProductId of, Address who) {
            return product.equals(of) && mayActFor(who);
        }

        /** 401: a publishable key came without a wallet's token, or with one that is not good. */
        public static ProblemException withoutWallet() {
            return CallerFilter.unauthenticated(
                    "X-Wallet-Token: none that is good (expected: the wallet's token)");
        }
    }
}
