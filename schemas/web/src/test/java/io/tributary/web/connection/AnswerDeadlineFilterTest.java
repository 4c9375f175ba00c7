package io.tributary.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

class AnswerDeadlineFilterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofMillis(50);

    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/external/interactions"));

    @Test
    void tellsWhoeverWaitsTooLongToComeAgain() {
        assertThatThrownBy(() -> run(_ -> Mono.never()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        late -> {
                            assertThat(late.problem().type()).isEqualTo(CommonProblem.OVERLOADED);
                            assertThat(late.retryAfter()).isEqualTo(Duration.ofSeconds(1));
                        });
    }

    @Test
    void leavesAnAnswerThatHasBegunToGoOn() {
        run(begun ->
                begun.getResponse()
                        .setComplete()
                        .then(Mono.delay(DEADLINE.multipliedBy(4)).then()));
        assertThat(exchange.getResponse().getStatusCode()).isNull();
    }

    @Test
    void handsOnWhatIsAnsweredInTime() {
        run(answered ->
                Mono.fromRunnable(() -> answered.getResponse().setStatusCode(HttpStatus.ACCEPTED)));
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
    }

    private void run(WebFilterChain chain) {
        new AnswerDeadlineFilter(DEADLINE).filter(exchange, chain).block(PATIENCE);
    }
}
