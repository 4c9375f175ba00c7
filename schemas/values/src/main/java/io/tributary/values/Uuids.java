package io.tributary.values;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs as RFC 9562 defines them: version 7 for what is new, version 5 for what is derived. */
public final class Uuids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern LOWER_CASE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Uuids() {}

    /** A version 7 UUID of this millisecond; its order follows time to the millisecond. */
    public static UUID next(Instant now) {
        long millis = now.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
        long high = (millis << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
        return new UUID(high, variant(RANDOM.nextLong()));
    }

    /** A version 5 UUID: the same namespace and name give the same id for ever. */
    public static UUID derived(UUID namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + text.length);
        input.putLong(namespace.getMostSignificantBits());
        input.putLong(namespace.getLeastSignificantBits());
        input.put(text);
        ByteBuffer digest = ByteBuffer.wrap(sha1(input.array()));
        long high = (digest.getLong() & ~0xF000L) | 0x5000L;
        return new UUID(high, variant(digest.getLong()));
    }

    /**
     * Reads a UUID in its one lower-case form; {@link UUID#fromString} alone takes shortened groups
     * too.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static UUID parse(String text) {
        if (!LOWER_CASE.matcher(text).matches()) {
            throw new IllegalArgumentException("id: not a UUID (expected: a lower-case UUID)");
        }
        return UUID.fromString(text);
    }

    private static long variant(long bits) {
        return (bits & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
