package io.tributary.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.values.ProductId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final String SECRET = "shpss_a-secret-of-a-shop";
    private static final SealedFor USE = new SealedFor(new ProductId(new UUID(1, 1)), "shopify");

    private final KeysetPair pair = KeysetPair.draw();
    private final Sealer sealer = Sealer.of(pair.sealing());
    private final Opener opener = Opener.of(pair.opening());

    @Test
    void opensWhatWasSealed() {
        String sealed = sealer.seal(USE, SECRET);
        assertThat(opener.open(USE, sealed)).contains(SECRET);
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET);
        assertThat(sealer.seal(USE, SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingThatWasMovedToAnotherProductOrUse() {
        String sealed = sealer.seal(USE, SECRET);
        assertThat(opener.open(new SealedFor(new ProductId(new UUID(1, 2)), "shopify"), sealed))
                .isEmpty();
        assertThat(opener.open(new SealedFor(USE.product(), "generic"), sealed)).isEmpty();
    }

    @Test
    void opensNothingOfAnotherPairAndNothingThatWasChanged() {
        String sealed = sealer.seal(USE, SECRET);
        assertThat(Opener.of(KeysetPair.draw().opening()).open(USE, sealed)).isEmpty();
        byte[] bytes = Base64.getDecoder().decode(sealed);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(opener.open(USE, Base64.getEncoder().encodeToString(changed))).isEmpty();
        }
        assertThat(opener.open(USE, "no base64!")).isEmpty();
        assertThat(opener.open(USE, "")).isEmpty();
    }

    @Test
    void opensOldAndNewAfterARotation() {
        KeysetPair rotated = pair.rotated();
        String old = sealer.seal(USE, SECRET);
        String fresh = Sealer.of(rotated.sealing()).seal(USE, SECRET);
        assertThat(Opener.of(rotated.opening()).open(USE, old)).contains(SECRET);
        assertThat(Opener.of(rotated.opening()).open(USE, fresh)).contains(SECRET);
        assertThat(opener.open(USE, fresh)).isEmpty();
    }

    /** The half that seals gives nothing away, and neither half is taken for the other. */
    @Test
    void keepsTheHalvesApart() {
        assertThatThrownBy(() -> Opener.of(pair.sealing()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> Sealer.of(pair.opening()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(pair.opening().substring(20, 60));
        assertThat(pair.toString()).isEqualTo("KeysetPair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "no JSON", "{\"primaryKeyId\":1,\"key\":[]}", "null"})
    void saysWhatIsExpectedWhereAKeysetIsNone(String keyset) {
        assertThatThrownBy(() -> Opener.of(keyset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a Tink keyset");
        assertThatThrownBy(() -> Sealer.of(keyset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a Tink keyset");
    }

    @Test
    void keepsThePairForTheNextStart(@TempDir Path directory) throws IOException {
        Path inner = directory.resolve("keys");
        KeysetPair first = new KeptKeysets(inner).get();
        String sealed = Sealer.of(first.sealing()).seal(USE, SECRET);
        KeysetPair again = new KeptKeysets(inner).get();
        assertThat(Opener.of(again.opening()).open(USE, sealed)).contains(SECRET);
        DrawKeysets.main(new String[] {inner.toString()});
        KeysetPair rotated = new KeptKeysets(inner).get();
        assertThat(Opener.of(rotated.opening()).open(USE, sealed)).contains(SECRET);
        assertThat(rotated.opening()).isNotEqualTo(first.opening());
        assertThat(Files.readString(inner.resolve(KeptKeysets.SEALING)))
                .isEqualTo(rotated.sealing());
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(inner.resolve(KeptKeysets.OPENING))))
                .isEqualTo("rw-------");
    }

    /** A directory stands where the file would be. */
    @Test
    void leavesNothingBehindWhereItCannotKeep(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve(KeptKeysets.SEALING).resolve("in the way"));

        assertThatThrownBy(() -> new KeptKeysets(directory).get())
                .isInstanceOf(UncheckedIOException.class);

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(KeptKeysets.OPENING, KeptKeysets.SEALING);
        }
    }
}
