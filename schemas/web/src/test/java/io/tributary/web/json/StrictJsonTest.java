package io.tributary.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class StrictJsonTest {

    private final StrictJson json = new StrictJson();

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private JsonBody body(String text, List<FieldProblem> errors) {
        return new JsonBody((ObjectNode) json.parse(utf8(text)), "", errors);
    }

    @Test
    void measuresEveryItemAsItCame() {
        List<JsonItems.Item> items =
                Objects.requireNonNull(
                        json.parseItems(
                                utf8(" [ {\"a\": \"é\"} ,\n12345, \"text\", [1,2] , null]")));

        assertThat(items).extracting(JsonItems.Item::bytes).containsExactly(11, 5, 6, 5, 4);
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        assertThat(json.parse(utf8("{\"a\":1.10,\"b\":123456789012345678901234567890}")))
                .hasToString("{\"a\":1.10,\"b\":123456789012345678901234567890}");
    }

    @Test
    void notesNumbersOfAbsurdSizeWithoutWritingThemOut() {
        List<FieldProblem> errors = new ArrayList<>();
        JsonBody ignored =
                body("{\"a\":1e999999,\"b\":1e-999999,\"c\":[1e401],\"d\":1e30}", errors);

        assertThat(ignored.errors())
                .extracting(FieldProblem::pointer)
                .containsExactly("/a", "/b", "/c/0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483648",
                "-1E-99999999999",
                "0e99999999999",
                "0.1e-2147483647",
                "1.5E+99999999999"
            })
    void takesAnExponentBeyondAllBoundsForNoJson(String number) {
        byte[] object = utf8("{\"a\":" + number + "}");

        assertThatThrownBy(() -> json.parse(object))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        malformed -> assertThat(malformed.problem().type().status()).isEqualTo(400))
                .hasMessageContaining("a number or name that is too long");
        assertThatThrownBy(() -> json.parseItems(utf8("[1," + number + "]")))
                .isInstanceOf(ProblemException.class);
        assertThat(json.parseLines(utf8("1\n" + number + "\n2")))
                .extracting(item -> item.problem() == null)
                .containsExactly(true, false, true);
    }

    @Test
    void collectsErrorsOfNestedObjects() {
        JsonBody body = body("{\"outer\":{\"wrong\":1,\"unknown\":2}}", new ArrayList<>());
        JsonBody outer = Objects.requireNonNull(body.object("outer"));
        assertThat(outer.text("wrong", 5)).isNull();
        outer.refuseUnknownFields();
        body.refuseUnknownFields();

        assertThat(body.errors())
                .extracting(FieldProblem::pointer)
                .containsExactly("/outer/wrong", "/outer/unknown");
    }

    @Test
    void boundsTheNumberOfErrorsAndTheLengthOfValues() {
        StringBuilder fields =
                new StringBuilder("{\"long\":\"" + "x".repeat(99) + "\uD83D\uDE00\"");
        for (int i = 0; i < 1000; i++) {
            fields.append(",\"f").append(i).append("\":1");
        }
        JsonBody body = body(fields + "}", new ArrayList<>());
        assertThat(body.text("long", 5)).isNull();
        body.refuseUnknownFields();

        assertThat(body.errors()).hasSize(100);
        assertThat(body.errors().getFirst().value()).hasSize(100).endsWith("\uFFFD");
    }

    @Test
    void readsEveryKindOfField() {
        JsonBody body =
                body(
                        "{\"t\":\"x\",\"i\":7,\"f\":true,\"l\":[\"a\",\"b\"],\"n\":null,\"o\":{\"p\":1}}",
                        new ArrayList<>());

        assertThat(body.text("t", 1)).isEqualTo("x");
        assertThat(body.integer("i", 0, 7)).isEqualTo(7);
        assertThat(body.integer("n", 0, 7, 3)).isEqualTo(3);
        assertThat(body.flag("f", false)).isTrue();
        assertThat(body.flag("n", true)).isTrue();
        assertThat(body.list("l", 2, text -> text, "texts")).containsExactly("a", "b");
        assertThat(body.optionalText("n", 3)).isNull();
        assertThat(body.optionalObject("n")).isNull();
        assertThat(body.raw("o")).isNotNull();
        assertThat(body.refuseUnknownFields().errors()).isEmpty();
    }

    @Test
    void refusesOtherKindsOfField() {
        JsonBody body =
                body(
                        "{\"t\":1,\"i\":\"7\",\"j\":7.0,\"f\":1,\"l\":[1],\"o\":[]}",
                        new ArrayList<>());
        assertThat(body.text("t", 1)).isNull();
        assertThat(body.integer("i", 0, 7)).isNull();
        assertThat(body.integer("j", 0, 7)).isNull();
        assertThat(body.flag("f", false)).isFalse();
        assertThat(body.list("l", 2, text -> text, "texts")).isEmpty();
        assertThat(body.object("o")).isNull();
        assertThat(body.text("missing", 1)).isNull();

        assertThat(body.errors())
                .extracting(FieldProblem::pointer)
                .containsExactly("/t", "/i", "/j", "/f", "/l/0", "/o", "/missing");
    }
}
