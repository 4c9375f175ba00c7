package io.tributary.values;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host name of RFC 1123, in lower case: labels of letters, digits and inner hyphens, at most 63
 * characters each and 253 together. An IPv4 address is one too.
 *
 * @param value as DNS compares it
 */
public record HostName(String value) {

    /** What an error says of it. */
    public static final String EXPECTED = "a host name";

    /** Characters of the longest. */
    public static final int LONGEST = 253;

    /** ASCII only: letters of other alphabets may become ones of ASCII in lower case. */
    private static final Pattern LABELS =
            Pattern.compile(
                    "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?+"
                            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?+)*+");

    public HostName {
        if (value.length() > LONGEST || !LABELS.matcher(value).matches()) {
            throw new IllegalArgumentException("host name: (expected: " + EXPECTED + ")");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /** Whether it has a dot. */
    public boolean hasSeveralLabels() {
        return value.indexOf('.') >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
