package io.tributary.interaction.secret;

import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;

/**
 * What reading a webhook gave. Many requests share one, so a failure is made anew for each of them.
 */
sealed interface WebhookAnswer {

    /** How long what is true may be told. */
    Duration KEPT = Duration.ofSeconds(1);

    /** A database that is frozen answers nothing, and all who ask share the read that waits. */
    Duration PATIENCE = Duration.ofSeconds(5);

    Mono<KnownWebhook> webhook();

    default Duration keptFor() {
        return KEPT;
    }

    /** Reading never fails: a failure is an answer. */
    static Mono<WebhookAnswer> of(Mono<KnownWebhook> read) {
        return read.timeout(PATIENCE)
                .<WebhookAnswer>map(Found::new)
                .defaultIfEmpty(new Absent())
                .onErrorResume(failure -> Mono.just(toAnswer(failure)));
    }

    private static WebhookAnswer toAnswer(Throwable failure) {
        return failure instanceof ProblemException known
                ? new Unopened(known.problem())
                : new Failed(failure);
    }

    /** It is configured. */
    record Found(KnownWebhook found) implements WebhookAnswer {

        @Override
        public Mono<KnownWebhook> webhook() {
            return Mono.just(found);
        }
    }

    /** It is not, as far as is known here. */
    record Absent() implements WebhookAnswer {

        @Override
        public Mono<KnownWebhook> webhook() {
            return Mono.empty();
        }
    }

    /** Its secret does not open; kept as well, so that this is not tried with every request. */
    record Unopened(Problem problem) implements WebhookAnswer {

        @Override
        public Mono<KnownWebhook> webhook() {
            return Mono.error(problem::exception);
        }
    }

    /** The database did not answer; forgotten at once. */
    record Failed(Throwable failure) implements WebhookAnswer {

        @Override
        public Mono<KnownWebhook> webhook() {
            return Mono.error(() ->
                    new DataAccessResourceFailureException(
                            "webhooks cannot be read: " + failure, failure));
        }

        @Override
        public Duration keptFor() {
            return Duration.ZERO;
        }
    }
}
