package io.tributary.interaction.secret;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.secret.SecretTables.SealedRow;
import io.tributary.sealing.Opener;
import io.tributary.sealing.SealedFor;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sealed secrets, and makes the keys of the HMAC of them. */
final class SecretOpening {

    private static final Logger LOG = LoggerFactory.getLogger(SecretOpening.class);
    private static final String STANDARD = "whsec_";

    private final Opener opener;
    private final Counter unopened;

    SecretOpening(Opener opener, MeterRegistry meters) {
        this.opener = opener;
        this.unopened = meters.counter(InteractionMeter.UNOPENED_SECRETS.getName());
    }

    /**
     * The webhook with its secrets opened.
     *
     * @throws ProblemException {@code overloaded} if one of them cannot be: what it has signed must
     *     come again rather than be taken for forged
     */
    KnownWebhook open(WebhookKind kind, SealedRow row) {
        List<byte[]> keys = new ArrayList<>();
        for (String sealed : row.sealed()) {
            keys.add(key(kind, row, sealed).orElseThrow(() -> unopened(row)));
        }
        return new KnownWebhook(row.product(), kind, keys);
    }

    private Optional<byte[]> key(WebhookKind kind, SealedRow row, String sealed) {
        return opener.open(new SealedFor(row.product(), kind.word()), sealed)
                .flatMap(secret -> bytes(kind, secret));
    }

    private static Optional<byte[]> bytes(WebhookKind kind, String secret) {
        if (kind != WebhookKind.STANDARD) {
            return Optional.of(secret.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(secret.substring(STANDARD.length())));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noBase64) {
            return Optional.empty();
        }
    }

    private ProblemException unopened(SealedRow row) {
        unopened.increment();
        LOG.error(
                "a secret of the {} webhook of product {} cannot be opened (expected: sealed by a key of tributary.interaction.webhook-opening-keyset)",
                row.kind(),
                row.product());
        return Problem.of(CommonProblem.OVERLOADED).exception();
    }
}
