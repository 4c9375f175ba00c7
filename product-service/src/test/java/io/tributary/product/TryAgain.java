package io.tributary.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.ProblemException;
import reactor.core.publisher.Mono;

/** What a caller is answered while something that the service has to ask is slow or away. */
public final class TryAgain {

    private TryAgain() {}

    /** Runs the call, which has to be answered that. */
    public static void assertAnswered(Mono<?> call) {
        assertThatThrownBy(call::block)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        away -> {
                            assertThat(away.problem().type()).isEqualTo(CommonProblem.OVERLOADED);
                            assertThat(away.retryAfter()).isNotNull();
                        });
    }
}
