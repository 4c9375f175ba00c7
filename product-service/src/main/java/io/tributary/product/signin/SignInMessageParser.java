package io.tributary.product.signin;

import io.tributary.values.Address;
import io.tributary.values.ChainId;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages by the grammar of EIP-4361 (ABNF), line by line and in its order; anything else is
 * no message. Differs in one thing: the address may be of one case throughout, as everywhere in our
 * contract; mixed case has to be a right checksum.
 */
final class SignInMessageParser {

    private static final int LONGEST = 4096;
    private static final String TIME =
            "(\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d\\d:\\d\\d))";

    /** Printable ASCII only, so that a message looks like what it says. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\n\\x20-\\x7E]{1," + LONGEST + "}");

    private static final Pattern MESSAGE =
            Pattern.compile(
                    "(?:https?://)?([A-Za-z0-9._\\[\\]-]+(?::\\d{1,5})?) wants you to sign in with your Ethereum account:\\n"
                            + "(0x[0-9A-Fa-f]{40})\\n"
                            + "\\n"
                            + "(?:[^\\n]+\\n)?"
                            + "\\n"
                            + "URI: ([^\\n ]+)\\n"
                            + "Version: 1\\n"
                            + "Chain ID: ([1-9]\\d{0,15})\\n"
                            + "Nonce: ([A-Za-z0-9]{8,64})\\n"
                            + "Issued At: "
                            + TIME
                            + "(?:\\nExpiration Time: "
                            + TIME
                            + ")?"
                            + "(?:\\nNot Before: "
                            + TIME
                            + ")?"
                            + "(?:\\nRequest ID: [^\\n ]*)?"
                            + "(?:\\nResources:(?:\\n- [^\\n ]+)*+)?");

    private SignInMessageParser() {}

    /** The message; empty if the text is none. */
    static Optional<SignInMessage> parse(String text) {
        if (text.length() > LONGEST || !PRINTABLE.matcher(text).matches()) {
            return Optional.empty();
        }
        Matcher matcher = MESSAGE.matcher(text);
        try {
            return matcher.matches() ? Optional.of(read(matcher)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static SignInMessage read(Matcher matcher) {
        return new SignInMessage(
                matcher.group(1).toLowerCase(Locale.ROOT),
                Address.parse(matcher.group(2)),
                uri(matcher.group(3)),
                new ChainId(Long.parseLong(matcher.group(4))),
                matcher.group(5),
                time(matcher.group(6)),
                optionalTime(matcher.group(7)),
                optionalTime(matcher.group(8)));
    }

    private static URI uri(String text) {
        URI uri = URI.create(text);
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("URI: (expected: an absolute one)");
        }
        return uri;
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
    }

    private static @Nullable Instant optionalTime(@Nullable String text) {
        return text == null ? null : time(text);
    }
}
