package io.tributary.product.signingkey;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys at one time, and who may sign with which. A key that becomes the first of the file is
 * published at once and signs when it has settled, that is when everybody can know it; until then
 * the one before goes on, even if it left the file. A key that left stays published until the last
 * token that anybody can have signed with it has expired.
 *
 * @param file the keys of the file in its order; the first is private
 * @param signing who signs until the first has settled; private
 * @param since from when on each key is published
 * @param left keys that are in the file no more
 * @param terms how long things take
 */
record KeyRing(
        List<ECKey> file, ECKey signing, Map<String, Instant> since, List<Left> left, Terms terms) {

    KeyRing {
        file = List.copyOf(file);
        since = Map.copyOf(since);
        left = List.copyOf(left);
    }

    /**
     * How long things take.
     *
     * @param settling until everybody can know a key that was published
     * @param tokenLife until a token is not taken any more, the verifiers' leeway included
     */
    record Terms(Duration settling, Duration tokenLife) {

        /** Another replica may sign for one settling time after the key left here. */
        Instant forgottenAt(Instant leftAt) {
            return leftAt.plus(settling).plus(settling).plus(tokenLife);
        }
    }

    /** A key that is published until then. */
    record Left(ECKey key, Instant until) {}

    /**
     * The keys of a service that starts. One that starts in the middle of a change goes on with the
     * oldest key that can sign until the first has settled, as its neighbours do: no other can be
     * trusted to be known to them.
     *
     * @param changedAt when the file became what it is
     */
    static KeyRing begin(List<ECKey> file, Instant changedAt, Terms terms) {
        ECKey oldest = oldest(file);
        Map<String, Instant> since = new HashMap<>();
        file.forEach(key -> since.put(key.getKeyID(), changedAt));
        since.put(oldest.getKeyID(), Instant.MIN);
        return new KeyRing(file, oldest, since, List.of(), terms);
    }

    /**
     * By {@code iat}, when a key was made; one that does not say is older than all that do. Of
     * those that do not say, the first of the file is the newest.
     */
    private static ECKey oldest(List<ECKey> file) {
        return Stream.concat(
                        file.stream().skip(1).filter(ECKey::isPrivate), Stream.of(file.getFirst()))
                .min(Comparator.comparing(KeyRing::madeAt))
                .orElseThrow();
    }

    private static Instant madeAt(ECKey key) {
        Date stated = key.getIssueTime();
        return stated == null ? Instant.MIN : stated.toInstant();
    }

    /** The key that signs at this time. */
    ECKey signer(Instant now) {
        Instant published = since.getOrDefault(file.getFirst().getKeyID(), Instant.MIN);
        boolean settled = !published.isAfter(now.minus(terms.settling()));
        return settled ? file.getFirst() : signing;
    }

    /** All that a token may be signed with at this time. */
    List<ECKey> published(Instant now) {
        return Stream.concat(
                        file.stream(),
                        left.stream().filter(key -> key.until().isAfter(now)).map(Left::key))
                .toList();
    }

    /**
     * The keys after the file was read anew; {@link UnusableKeysException} where a known name means
     * another key: verifiers would go on with the one that they know.
     */
    KeyRing read(List<ECKey> next, Instant now) {
        List<ECKey> known = published(now);
        requireSame(known, next);
        Map<String, Instant> times = new HashMap<>();
        known.forEach(key -> times.put(key.getKeyID(), sinceOf(key)));
        next.forEach(key -> times.putIfAbsent(key.getKeyID(), now));
        return new KeyRing(next, signer(now), times, left(next, now), terms);
    }

    private List<Left> left(List<ECKey> next, Instant now) {
        List<Left> kept = new ArrayList<>();
        ECKey signer = signer(now);
        for (ECKey key : published(now)) {
            if (!isIn(next, key)) {
                boolean leavesNow = isIn(file, key) || isSame(key, signer);
                kept.add(new Left(key, leavesNow ? terms.forgottenAt(now) : untilOf(key)));
            }
        }
        return kept;
    }

    private Instant sinceOf(ECKey key) {
        return since.getOrDefault(key.getKeyID(), Instant.MIN);
    }

    private Instant untilOf(ECKey key) {
        return left.stream()
                .filter(entry -> isSame(entry.key(), key))
                .map(Left::until)
                .findFirst()
                .orElse(Instant.MIN);
    }

    private static void requireSame(List<ECKey> known, List<ECKey> next) {
        for (ECKey key : next) {
            boolean another =
                    known.stream()
                            .filter(old -> isSame(old, key))
                            .anyMatch(old ->
                                    !old.getX().equals(key.getX())
                                            || !old.getY().equals(key.getY()));
            if (another) {
                throw new UnusableKeysException("kid " + key.getKeyID() + " means another key now");
            }
        }
    }

    private static boolean isIn(List<ECKey> keys, ECKey key) {
        return keys.stream().anyMatch(other -> isSame(other, key));
    }

    private static boolean isSame(ECKey one, ECKey other) {
        return one.getKeyID().equals(other.getKeyID());
    }
}
