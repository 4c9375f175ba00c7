package io.tributary.interaction.link;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The text of a referral link: ten letters and digits that stand in any URL, none of which is taken
 * for another when it is read aloud or copied by hand. Some 49 bits, so that guessing finds nobody.
 */
final class LinkCode {

    /** Without 0, 1, i, l, o and u. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkCode() {}

    static String draw() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    static boolean hasForm(String code) {
        return code.length() == LENGTH
                && code.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
    }

    /** As it is stored: whoever copies a code by hand may write it in upper case. */
    static String normal(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
