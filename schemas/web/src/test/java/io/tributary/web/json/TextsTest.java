package io.tributary.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tributary.web.problem.FieldProblem;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TextsTest {

    private static final int ELEMENTS = 20_000;
    private static final int LEVELS = 62;

    /** The memory that it takes stands for its work, which no clock can tell for sure. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "\"x\"", "1e401", "\"\\u0000\"", "{\"\\u0000\":1}", "[]"})
    void takesMemoryByTheLengthOfTheTextAndNotOfItsPointers(String element) {
        String text = below(LEVELS, "[" + (element + ",").repeat(ELEMENTS) + element + "]");
        JsonNode deep = parse(text);
        JsonNode shallow = parse("{\"a\":[" + element + ",1e401,\"\\ud800\"]}");
        memoryOf(shallow);

        assertThat(memoryOf(deep)).isLessThan(100L * text.length());
    }

    @Test
    void tellsOfAHundredAndStops() {
        List<FieldProblem> errors = check("[" + "1e401,".repeat(1000) + "\"\\u0000\"]");

        assertThat(errors).hasSize(100);
        assertThat(errors.getLast().pointer()).isEqualTo("/99");
    }

    @Test
    void pointsAtWhatIsWrongAndGoesOnBesideIt() {
        assertThat(check("{\"a/b\":[[1,1e401],1,{\"~\":\"\\u0000\"}],\"c\":1e401}"))
                .extracting(FieldProblem::pointer)
                .containsExactly("/a~1b/0/1", "/a~1b/2/~0", "/c");
    }

    @Test
    void hidesASecretHoweverLongItsPointerIs() {
        String wrong = "\"hush\\u0000\"}";

        assertThat(check(below(2, "{\"secret\":" + wrong)))
                .singleElement()
                .satisfies(hidden -> {
                    assertThat(hidden.pointer()).hasSize(500);
                    assertThat(hidden.value()).isNull();
                });
        assertThat(check(below(2, "{\"open\":" + wrong)))
                .extracting(FieldProblem::value)
                .containsExactly("hush\u0000");
    }

    /** The value below so many names, each as long as it may be. */
    private static String below(int levels, String value) {
        String name = "{\"" + "x".repeat(999) + "\":";
        return name.repeat(levels) + value + "}".repeat(levels);
    }

    private static List<FieldProblem> check(String json) {
        List<FieldProblem> errors = new ArrayList<>();
        Texts.check(parse(json), "", new FieldErrors(errors));
        return errors;
    }

    private static JsonNode parse(String json) {
        return new StrictJson().parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static long memoryOf(JsonNode node) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Texts.check(node, "", new FieldErrors(new ArrayList<>()));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
