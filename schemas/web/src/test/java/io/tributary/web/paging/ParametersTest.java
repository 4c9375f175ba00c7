package io.tributary.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class ParametersTest {

    private static final List<String> COLOURS = List.of("red", "blue");

    private final MultiValueMap<String, String> query = new LinkedMultiValueMap<>();

    @Test
    void readsAPageBesideAFilter() {
        Cursor cursor = new Cursor(Instant.EPOCH, new UUID(1, 2));
        query.add("limit", "200");
        query.add("cursor", cursor.encode());
        query.add("colour", "blue");
        Parameters parameters = new Parameters(query);

        assertThat(parameters.page()).isEqualTo(new PageRequest(200, cursor));
        assertThat(parameters.word("colour", COLOURS, "a colour")).isEqualTo("blue");
        parameters.check();
    }

    @Test
    void takesTheFirstFiftyWhereNothingIsSaid() {
        Parameters parameters = new Parameters(query);

        assertThat(parameters.page()).isEqualTo(new PageRequest(50, null));
        assertThat(parameters.word("colour", COLOURS, "a colour")).isNull();
        parameters.check();
    }

    @Test
    void namesAWrongPageAndAWrongFilterAtOnce() {
        query.add("limit", "201");
        query.add("cursor", "x");
        query.add("colour", "grey");
        Parameters parameters = new Parameters(query);
        parameters.page();
        parameters.word("colour", COLOURS, "a colour");

        assertThat(catchThrowableOfType(ProblemException.class, parameters::check))
                .extracting(refused -> refused.problem().errors())
                .isEqualTo(
                        List.of(
                                new FieldProblem("limit", "201", "1..200"),
                                new FieldProblem("cursor", "x", "the nextCursor of an answer"),
                                new FieldProblem("colour", "grey", "a colour")));
    }
}
