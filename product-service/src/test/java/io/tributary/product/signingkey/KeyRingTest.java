package io.tributary.product.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.tributary.product.signingkey.KeyRing.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyRingTest {

    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Duration LIFE = Duration.ofSeconds(930);
    private static final Terms TERMS = new Terms(SETTLING, LIFE);

    /** How far two replicas, or a verifier and a replica, may be apart. */
    private static final int LAG = 60;

    private static final List<ECKey> KEYS =
            IntStream.range(0, 4).mapToObj(i -> generate("k" + i)).toList();

    private static ECKey generate(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static List<String> names(List<ECKey> keys) {
        return keys.stream().map(ECKey::getKeyID).toList();
    }

    @Example
    void publishesANewKeyAtOnceAndSignsWithItOnceItHasSettled() {
        KeyRing ring =
                KeyRing.begin(KEYS.subList(0, 1), at(-3600), TERMS)
                        .read(List.of(KEYS.get(1), KEYS.get(0)), at(0));

        assertThat(names(ring.published(at(0)))).containsExactly("k1", "k0");
        assertThat(ring.signer(at(119)).getKeyID()).isEqualTo("k0");
        assertThat(ring.signer(at(120)).getKeyID()).isEqualTo("k1");
    }

    @Example
    void signsOnWithAKeyThatLeftUntilTheNewOneHasSettled() {
        KeyRing ring =
                KeyRing.begin(KEYS.subList(0, 1), at(-3600), TERMS)
                        .read(List.of(KEYS.get(1)), at(0));

        assertThat(ring.signer(at(60)).getKeyID()).isEqualTo("k0");
        assertThat(names(ring.published(at(120 + 120 + 929)))).containsExactly("k1", "k0");
        assertThat(names(ring.published(at(120 + 120 + 930)))).containsExactly("k1");
    }

    @Example
    void beginsInTheMiddleOfAChangeAsItsNeighboursAre() {
        List<ECKey> file = List.of(KEYS.get(1), KEYS.get(0).toPublicJWK(), KEYS.get(2));

        assertThat(KeyRing.begin(file, at(-10), TERMS).signer(at(0)).getKeyID()).isEqualTo("k2");
        assertThat(KeyRing.begin(file, at(-300), TERMS).signer(at(0)).getKeyID()).isEqualTo("k1");
        assertThat(KeyRing.begin(KEYS.subList(3, 4), at(0), TERMS).signer(at(0)).getKeyID())
                .isEqualTo("k3");
    }

    @Example
    void doesNotLetAKeyThatComesBackSettleAgain() {
        KeyRing ring =
                KeyRing.begin(KEYS.subList(0, 1), at(-3600), TERMS)
                        .read(List.of(KEYS.get(1)), at(0))
                        .read(List.of(KEYS.get(0)), at(200));

        assertThat(ring.signer(at(200)).getKeyID()).isEqualTo("k0");
    }

    /**
     * Two replicas read every change of the file, one of them late; a verifier has asked either of
     * them within the lag. Whoever signs, the verifier knows the key, and knows it until the token
     * has expired.
     */
    @Property(tries = 300)
    void everyTokenIsKnownToWhoeverAskedLatelyAndUntilItExpires(
            @ForAll("changes") List<Change> changes) {
        List<KeyRing> prompt = history(changes, 0);
        List<KeyRing> late = history(changes, LAG);
        for (int second = LAG; second < prompt.size() - LIFE.toSeconds(); second += 7) {
            for (List<KeyRing> signing : List.of(prompt, late)) {
                String signer = signing.get(second).signer(at(second)).getKeyID();
                for (List<KeyRing> asked : List.of(prompt, late)) {
                    assertPublished(asked, signer, second);
                }
            }
        }
    }

    private static void assertPublished(List<KeyRing> asked, String signer, int second) {
        long expiry = second + LIFE.toSeconds();
        for (long when : new long[] {second - LAG + 1, second, second + 200, expiry - 1}) {
            assertThat(names(asked.get((int) when).published(at(when))))
                    .as("signed at %s by %s, asked at %s", second, signer, when)
                    .contains(signer);
        }
    }

    /** The ring at every second. */
    private static List<KeyRing> history(List<Change> changes, int lag) {
        int end = changes.stream().mapToInt(Change::after).sum() + lag + 2000;
        List<KeyRing> history = new ArrayList<>();
        KeyRing ring = KeyRing.begin(KEYS.subList(0, 1), at(-3600), TERMS);
        int next = 0;
        int due = changes.getFirst().after() + lag;
        for (int second = 0; second < end + LIFE.toSeconds(); second++) {
            while (next < changes.size() && second >= due) {
                ring = ring.read(changes.get(next).file(), at(second));
                next++;
                due += next < changes.size() ? changes.get(next).after() : 0;
            }
            history.add(ring);
        }
        return history;
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<List<ECKey>> files =
                Arbitraries.of(KEYS).list().uniqueElements().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Integer> pauses = Arbitraries.integers().between(1, 400);
        return Combinators.combine(files, pauses).as(Change::new).list().ofMinSize(1).ofMaxSize(6);
    }

    /** What the file becomes, and how long after the change before. */
    record Change(List<ECKey> file, int after) {}
}
