package io.tributary.web.limit;

/** What is counted together. */
public enum BucketKind {
    /** What comes by one API key; by a publishable one only beside a wallet's token. */
    KEY("key"),
    /** What one signed-in wallet brings below {@code /external}, beside a publishable key too. */
    WALLET("wallet"),
    /** What one signed-in wallet asks for below {@code /business} and {@code /wallet}. */
    WALLET_REQUESTS("wallet-requests"),
    /**
     * Whatever comes from one address without a good key or token: publishable keys alone, unsigned
     * webhooks and sign-ins included.
     */
    ADDRESS("address"),
    /** The correctly signed webhooks of one product. */
    PRODUCT("product");

    private final String word;

    BucketKind(String word) {
        this.word = word;
    }

    /** How the policy is called in {@code RateLimit}. */
    public String word() {
        return word;
    }
}
