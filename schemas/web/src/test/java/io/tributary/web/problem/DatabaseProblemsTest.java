package io.tributary.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseProblemsTest {

    private final DatabaseProblems problems = new DatabaseProblems();

    @Test
    void warnsOfAnOutageOnceHoweverManyRequestsMeetIt(CapturedOutput output) {
        for (int i = 0; i < 100; i++) {
            ProblemException told =
                    problems.translate(new DataAccessResourceFailureException("no host"));
            assertThat(told)
                    .extracting(answer -> answer.problem().type())
                    .isEqualTo(CommonProblem.OVERLOADED);
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("WARN"))).hasSize(1);
    }

    @Test
    void knowsNothingOfOtherErrors() {
        assertThat(problems.translate(new IllegalStateException("a fault"))).isNull();
    }
}
