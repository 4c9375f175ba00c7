package io.tributary.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.tributary.web.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContentCodingTest {

    private static final int MIB = 1024 * 1024;
    private static final int BATCH = 10 * MIB;

    @Property(tries = 100)
    void givesBackWhatWasCompressed(@ForAll byte[] plain) throws IOException {
        assertThat(ContentCoding.GZIP.decode(gzip(plain), BATCH)).isEqualTo(plain);
        assertThat(ContentCoding.ZSTD.decode(Zstd.compress(plain), BATCH)).isEqualTo(plain);
    }

    @Property(tries = 200)
    void answersAnythingElseBy400(@ForAll byte[] noise) {
        assertThat(status(ContentCoding.GZIP, noise, BATCH)).isIn(200, 400);
        assertThat(status(ContentCoding.ZSTD, noise, BATCH)).isIn(200, 400);
    }

    /** Two GiB of zeros in about 64 KiB, two MiB in gzip: neither is ever held. */
    @Test
    void stopsABombAtTheLimit() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        write(new ZstdOutputStream(bomb), 2048);
        assertThat(status(ContentCoding.ZSTD, bomb.toByteArray(), BATCH)).isEqualTo(413);
        ByteArrayOutputStream slower = new ByteArrayOutputStream();
        write(new GZIPOutputStream(slower), 256);
        assertThat(status(ContentCoding.GZIP, slower.toByteArray(), BATCH)).isEqualTo(413);
    }

    @Test
    void takesTheLimitAndNotOneByteMore() throws IOException {
        assertThat(status(ContentCoding.GZIP, gzip(new byte[BATCH]), BATCH)).isEqualTo(200);
        assertThat(status(ContentCoding.GZIP, gzip(new byte[BATCH + 1]), BATCH)).isEqualTo(413);
    }

    @Test
    void doesNotBelieveThatAFewBytesAreManyMiB() {
        assertThat(status(ContentCoding.ZSTD, Zstd.compress(new byte[MIB]), BATCH)).isEqualTo(200);
        assertThat(status(ContentCoding.ZSTD, Zstd.compress(new byte[9 * MIB]), BATCH))
                .isEqualTo(413);
    }

    private static int status(ContentCoding coding, byte[] body, int limit) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> coding.decode(body, limit));
        return refused == null ? 200 : refused.problem().type().status();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        return compressed.toByteArray();
    }

    private static void write(OutputStream compressing, int mebibytes) throws IOException {
        byte[] zeros = new byte[MIB];
        try (compressing) {
            for (int i = 0; i < mebibytes; i++) {
                compressing.write(zeros);
            }
        }
    }
}
