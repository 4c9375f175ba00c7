package io.tributary.web.connection;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Ends a request that nothing has answered in time with 503 {@code overloaded} and {@code
 * Retry-After}: a server behind us that is frozen takes connections and never says anything. An
 * answer that has begun is left to go on.
 */
final class AnswerDeadlineFilter implements WebFilter {

    /** A body may take 20 s to come, and a group commit 10 s. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Duration longest;

    AnswerDeadlineFilter(Duration longest) {
        this.longest = longest;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Long> deadline =
                Mono.delay(longest)
                        .flatMap(end ->
                                exchange.getResponse().isCommitted()
                                        ? Mono.never()
                                        : Mono.just(end));
        return chain.filter(exchange).timeout(deadline, Mono.error(AnswerDeadlineFilter::late));
    }

    private static ProblemException late() {
        return new ProblemException(
                Problem.of(CommonProblem.OVERLOADED, "the answer was not there in time"), SOON);
    }
}
