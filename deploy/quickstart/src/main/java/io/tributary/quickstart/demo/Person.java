package io.tributary.quickstart.demo;

import io.tributary.testkit.platform.DevAccounts;
import io.tributary.values.Address;
import io.tributary.values.TokenAmount;
import java.util.List;
import java.util.Locale;

/**
 * Who earns in the demo, and how much of a purchase's 10 tokens: half for the buyer, the rest along
 * the chain of referrers. Erin, whom nobody referred, buys at the Shopify shop.
 */
public enum Person {
    ALICE(0, DevAccounts.ALICE, "5000000000000000000"),
    BOB(1, DevAccounts.BOB, "4000000000000000000"),
    CAROL(2, DevAccounts.CAROL, "800000000000000000"),
    DAVE(3, DevAccounts.DAVE, "200000000000000000"),
    ERIN(0, DevAccounts.ERIN, "5000000000000000000");

    private final int level;
    private final DevAccounts account;
    private final String expected;

    Person(int level, DevAccounts account, String expected) {
        this.level = level;
        this.account = account;
        this.expected = expected;
    }

    /** Who earns by alice's purchase, from the buyer up. */
    public static List<Person> ofPurchase() {
        return List.of(ALICE, BOB, CAROL, DAVE);
    }

    /** The account on the development chain. */
    public DevAccounts account() {
        return account;
    }

    /** The account's address. */
    public Address address() {
        return account.address();
    }

    /** What has to be credited, in the token's smallest unit. */
    public TokenAmount expected() {
        return TokenAmount.parse(expected);
    }

    /** 0 for the buyer, 1 for the direct referrer, and so on. */
    public int level() {
        return level;
    }

    /** The name in small letters. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
