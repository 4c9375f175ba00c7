package io.tributary.web.limit;

/** What is counted together. */
public enum BucketKind {
    /** Everything that comes by one API key. */
    KEY("key"),
    /** Everything of one signed-in wallet, beside a publishable key too. */
    WALLET("wallet"),
    /** Whatever comes from one address without a good key or token, unsigned webhooks included. */
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
