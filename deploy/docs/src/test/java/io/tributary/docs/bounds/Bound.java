package io.tributary.docs.bounds;

/** What is measured, and how much of it is enough; tests tell stories and may be longer. */
enum Bound {
    CLASS_LINES("lines of code in the class", 150, 250),
    METHOD_LINES("lines of code in the method's body", 20, 40),
    LAMBDA_LINES("lines of code in the lambda's body", 3, 8),
    /** Of a stream or a reactive chain; calls that only configure or bind do not count. */
    CHAIN_OPERATORS("operators in the chain", 7, 7),
    CONSTRUCTOR_PARAMETERS("collaborators of the constructor", 6, 6),
    PACKAGE_TYPES("types in the package", 14, 14);

    /** No reason is good enough for a package of more types: it is two. */
    static final int MOST_TYPES = 42;

    private final String what;
    private final int inMain;
    private final int inTests;

    Bound(String what, int inMain, int inTests) {
        this.what = what;
        this.inMain = inMain;
        this.inTests = inTests;
    }

    String what() {
        return what;
    }

    int most(String file) {
        return file.contains("src/test/") ? inTests : inMain;
    }
}
