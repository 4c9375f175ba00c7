package io.tributary.web.body;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * How a body is compressed (RFC 9110, 8.4; RFC 8878). What comes out is bounded as a plain body is,
 * so that a bomb costs no more memory than that.
 */
enum ContentCoding {
    IDENTITY,
    GZIP,
    ZSTD;

    /** What a client is told to send (RFC 7694). */
    static final String ACCEPTED = "gzip, zstd";

    /** Whatever a controller takes, not more comes out of a compressed body. */
    private static final int MOST = 50 * 1024 * 1024;

    /** Beyond the first MiB a body may grow so many times; gzip cannot do more than 1,032. */
    private static final long STEEPEST = 1500;

    private static final int UNSUSPICIOUS = 1024 * 1024;

    /** 8 MiB, which RFC 8878 asks of every decoder; a frame may ask for 2 GiB. */
    private static final int LARGEST_WINDOW_LOG = 23;

    private static final int BUFFER = 16 * 1024;

    /** The coding that the headers name; null for others, and for several. */
    static @Nullable ContentCoding of(HttpHeaders headers) {
        List<String> stated = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        if (stated.isEmpty()) {
            return IDENTITY;
        }
        String name = stated.size() == 1 ? stated.getFirst().strip().toLowerCase(Locale.ROOT) : "";
        return switch (name) {
            case "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "zstd" -> ZSTD;
            default -> null;
        };
    }

    /** The body as it was before; 413 if that is more than {@code limit} bytes, 400 if it broke. */
    byte[] decode(byte[] body, int limit) {
        if (this == IDENTITY) {
            return body;
        }
        long growth = Math.max(UNSUSPICIOUS, STEEPEST * body.length);
        int most = (int) Math.min(Math.min(limit, MOST), growth);
        try (InputStream plain = open(new ByteArrayInputStream(body))) {
            byte[] decoded = plain.readNBytes(most + 1);
            if (decoded.length > most) {
                throw Problem.of(
                                CommonProblem.TOO_LARGE,
                                "the body is more than " + most + " bytes once decompressed")
                        .exception();
            }
            return decoded;
        } catch (IOException broken) {
            String detail = "the body cannot be decompressed as " + name().toLowerCase(Locale.ROOT);
            throw Problem.of(CommonProblem.MALFORMED_JSON, detail).exception();
        }
    }

    private InputStream open(InputStream body) throws IOException {
        return switch (this) {
            case IDENTITY -> body;
            case GZIP -> new GZIPInputStream(body, BUFFER);
            case ZSTD -> new ZstdInputStreamNoFinalizer(body).setLongMax(LARGEST_WINDOW_LOG);
        };
    }
}
