package io.tributary.docs.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.docs.page.Checkout;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    /** The class on which the rule that forbids it is shown to fail. */
    private static final String SLEEPER =
            "schemas/testkit/src/test/java/io/tributary/sample/bad/edge/Sleeper.java";

    private static final List<String> SOURCES = Checkout.files(".java");

    @Test
    void sleepNowhereButWhereTheRuleIsShownToFail() {
        assertThat(places("Thread[.]sleep\\("))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith(SLEEPER + ":");
    }

    /** Each with a letter in brackets, so that this file does not match itself. */
    @ParameterizedTest
    @ValueSource(strings = {"@[D]isabled", "T[O]DO|F[I]XME", "@[I]gnore"})
    void haveNothingSwitchedOffOrUnfinished(String mark) {
        assertThat(places(mark)).isEmpty();
    }

    @Test
    void sayWhyACheckIsDisabled() {
        assertThat(SOURCES.stream().flatMap(file -> withoutReason(file, Checkout.read(file))))
                .isEmpty();
    }

    @Test
    void areSeenWhereTheyDoNotSayWhy() {
        String check = "    @Suppress" + "Warnings(\"unchecked\")";

        assertThat(withoutReason("A", check + "\n    void a() {}")).containsExactly("A:1");
        assertThat(withoutReason("A", check + " // The map holds nothing else.")).isEmpty();
        assertThat(withoutReason("A", "    // The map holds nothing else.\n" + check)).isEmpty();
    }

    private static Stream<String> places(String pattern) {
        Pattern mark = Pattern.compile(pattern);
        return SOURCES.stream().flatMap(file -> places(file, mark));
    }

    private static Stream<String> places(String file, Pattern mark) {
        List<String> lines = Checkout.read(file).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> mark.matcher(lines.get(i)).find())
                .mapToObj(i -> file + ":" + (i + 1));
    }

    /** A reason is a line comment on the annotation's lines or right above them. */
    private static Stream<String> withoutReason(String file, String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).strip().startsWith("@Suppress" + "Warnings("))
                .filter(i -> !hasReason(lines, i))
                .mapToObj(i -> file + ":" + (i + 1));
    }

    private static boolean hasReason(List<String> lines, int annotation) {
        int end = annotation;
        while (end < lines.size() - 1 && !lines.get(end).contains(")")) {
            end++;
        }
        boolean beside =
                lines.subList(annotation, end + 1).stream().anyMatch(l -> l.contains("//"));
        return beside || (annotation > 0 && lines.get(annotation - 1).strip().startsWith("//"));
    }
}
