package io.tributary.product.key;

import io.tributary.values.HostName;
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

    private static final int LONGEST = "https://".length() + HostName.LONGEST + ":65535".length();
    private static final int MOST_PORTS = 65_535;
    private static final Pattern PARTS =
            Pattern.compile("([Hh][Tt][Tt][Pp][Ss]?)://([^:/]*)(?::([1-9][0-9]{0,4}))?");

    /** Reads an origin of any case; throws {@link IllegalArgumentException} for anything else. */
    static WebOrigin parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (text.length() > LONGEST || !parts.matches()) {
            throw wrong();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        int own = scheme.equals("https") ? 443 : 80;
        int port = parts.group(3) == null ? own : Integer.parseInt(parts.group(3));
        if (port > MOST_PORTS) {
            throw wrong();
        }
        HostName host = new HostName(parts.group(2));
        return new WebOrigin(scheme + "://" + host + (port == own ? "" : ":" + port));
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("origin: (expected: " + EXPECTED + ")");
    }
}
