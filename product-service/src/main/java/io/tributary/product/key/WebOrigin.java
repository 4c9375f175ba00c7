package io.tributary.product.key;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page comes from (RFC 6454), written as browsers send it in {@code Origin}: in lower case,
 * and without the port where it is the scheme's own. So comparing is comparing texts.
 *
 * @param value {@code scheme://host} or {@code scheme://host:port}
 */
record WebOrigin(String value) {

    static final String EXPECTED = "scheme://host[:port] with http or https, without a path";

    private static final int LONGEST_HOST = 253;
    private static final int MOST_PORTS = 65_535;

    /** A host name by RFC 1123; an IPv4 address is one too. */
    private static final Pattern ORIGIN =
            Pattern.compile(
                    "(https?)://([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*)"
                            + "(?::([1-9][0-9]{0,4}))?");

    /** Reads an origin of any case; throws {@link IllegalArgumentException} for anything else. */
    static WebOrigin parse(String text) {
        Matcher parts = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches() || parts.group(2).length() > LONGEST_HOST) {
            throw wrong();
        }
        String scheme = parts.group(1);
        int own = scheme.equals("https") ? 443 : 80;
        int port = parts.group(6) == null ? own : Integer.parseInt(parts.group(6));
        if (port > MOST_PORTS) {
            throw wrong();
        }
        return new WebOrigin(scheme + "://" + parts.group(2) + (port == own ? "" : ":" + port));
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("origin: (expected: " + EXPECTED + ")");
    }
}
