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
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class KeyRingTest {

    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Duration LIFE = Duration.ofSeconds(930);
    private static final Terms TERMS = new Terms(SETTLING, LIFE);

    /** How far two replicas, or a verifier and a replica, may be apart. */
    private static final int LAG = 60;

    private static final List<ECKey> KEYS =
            IntStream.range(0, 4).mapToObj(i -> generate("k" + i)).toList();

    /** The same keys, each made a day after the one before. */
    private static final List<ECKey> DATED =
            IntStream.range(0, 4).mapToObj(i -> dated(KEYS.get(i), i - 100)).toList();

    private static ECKey dated(ECKey key, int day) {
        return new ECKey.Builder(key)
                .issueTime(Date.from(START.plus(Duration.ofDays(day))))
                .build();
    }

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

    /** A next key that waits behind the one that signs is no former one. */
    @Example
    void beginsWithTheOldestKeyWhereverItStands() {
        List<ECKey> appended = List.of(DATED.get(0), DATED.get(1));
        List<ECKey> putFirst = List.of(DATED.get(1), DATED.get(0));
        List<ECKey> onlyTheNewSaysWhen = List.of(KEYS.get(0), DATED.get(1));

        for (List<ECKey> file : List.of(appended, putFirst, onlyTheNewSaysWhen)) {
            assertThat(KeyRing.begin(file, at(-10), TERMS).signer(at(0)).getKeyID())
                    .isEqualTo("k0");
        }
        assertThat(KeyRing.begin(putFirst, at(-10), TERMS).signer(at(110)).getKeyID())
                .isEqualTo("k1");
    }

    @Example
    void letsAKeySettleThatBecameTheFirstSoonAfterTheStart() {
        KeyRing ring =
                KeyRing.begin(List.of(DATED.get(0), DATED.get(1)), at(-10), TERMS)
                        .read(List.of(DATED.get(1), DATED.get(0)), at(5));

        assertThat(ring.signer(at(109)).getKeyID()).isEqualTo("k0");
        assertThat(ring.signer(at(110)).getKeyID()).isEqualTo("k1");
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

    /**
     * A replica that starts at any time of any rotation knows nothing but the file. Whatever it
     * signs with is known to whoever asked one of its neighbours lately.
     */
    @Property(tries = 100)
    void whatAStartedReplicaSignsIsKnownToItsNeighbours(
            @ForAll("rotations") List<Change> changes,
            @ForAll @IntRange(min = 0, max = 1000) int permille) {
        List<List<KeyRing>> neighbours = List.of(history(changes, 0), history(changes, LAG));
        List<Integer> times = times(changes);
        int start = times.getLast() * permille / 1000 + 1;
        int before = (int) times.stream().filter(time -> time <= start).count();
        KeyRing ring =
                before == 0
                        ? KeyRing.begin(DATED.subList(0, 1), at(-3600), TERMS)
                        : KeyRing.begin(
                                changes.get(before - 1).file(), at(times.get(before - 1)), TERMS);
        for (int second = start; second < start + 600; second++) {
            int change = times.indexOf(second);
            if (change >= before) {
                ring = ring.read(changes.get(change).file(), at(second));
            }
            for (List<KeyRing> asked : neighbours) {
                assertPublished(asked, ring.signer(at(second)).getKeyID(), second);
            }
        }
    }

    /** The second of each change. */
    private static List<Integer> times(List<Change> changes) {
        List<Integer> times = new ArrayList<>();
        int time = 0;
        for (Change change : changes) {
            time += change.after();
            times.add(time);
        }
        return times;
    }

    private static void assertPublished(List<KeyRing> asked, String signer, int second) {
        long expiry = second + LIFE.toSeconds();
        for (long when :
                new long[] {Math.max(0, second - LAG + 1), second, second + 200, expiry - 1}) {
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

    /** One key after the other: appended or put first, and the one before leaves when it may. */
    @Provide
    Arbitrary<List<Change>> rotations() {
        Arbitrary<Integer> pauses = Arbitraries.integers().between(1, 400);
        Arbitrary<Integer> settled = Arbitraries.integers().between(200, 600);
        return Combinators.combine(Arbitraries.of(true, false), pauses.list().ofSize(2), settled)
                .as(Rotation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(KeyRingTest::changes);
    }

    private static List<Change> changes(List<Rotation> rotations) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < rotations.size(); i++) {
            ECKey old = DATED.get(i);
            ECKey next = DATED.get(i + 1);
            Rotation rotation = rotations.get(i);
            if (rotation.appended()) {
                changes.add(new Change(List.of(old, next), rotation.pauses().getFirst()));
            }
            changes.add(new Change(List.of(next, old), rotation.pauses().getLast()));
            changes.add(new Change(List.of(next), rotation.settled()));
        }
        return changes;
    }

    /** How a key comes, and how long after it the one before leaves. */
    record Rotation(boolean appended, List<Integer> pauses, int settled) {}

    /** What the file becomes, and how long after the change before. */
    record Change(List<ECKey> file, int after) {}
}
