package io.tributary.docs.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.docs.page.Checkout;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the sizes that the house allows; what is over has its reason beside it. */
class BoundsTest {

    private static final String MAIN = "a/src/main/java/a/A.java";

    @Test
    void everythingIsWithinItsBoundOrSaysWhyNot() {
        List<Source> sources =
                Checkout.files(".java").stream()
                        .map(file -> new Source(file, Checkout.read(file)))
                        .toList();

        assertThat(sources).hasSizeGreaterThan(700);
        assertThat(Measurement.complaints(sources)).isEmpty();
    }

    @Test
    void seesALongMethodButCountsNeitherBlankLinesNorComments() {
        String twenty = "\n\n// one\n/* two\n three */\n" + lines(20, "a = \"// no comment\";");

        assertThat(complaints(method("void", twenty))).isEmpty();
        assertThat(complaints(method("void", twenty + "b = 1;")))
                .containsExactly(
                        MAIN + ":2 a: 21 lines of code in the method's body (expected: <= 20)");
    }

    @Test
    void letsTestsTellLongerStories() {
        String test = "a/src/test/java/a/A.java";

        assertThat(
                        Measurement.complaints(
                                List.of(new Source(test, method("void", lines(40, "a();"))))))
                .isEmpty();
        assertThat(
                        Measurement.complaints(
                                List.of(new Source(test, method("void", lines(41, "a();"))))))
                .hasSize(1);
    }

    @Test
    void seesALongClass() {
        String fields = lines(148, "int a;");

        assertThat(complaints("class A {\n" + fields + "}")).isEmpty();
        assertThat(complaints("class A {\n" + fields + "int b;\n}")).hasSize(1);
    }

    @Test
    void seesALongLambda() {
        assertThat(complaints(method("void", "b(() -> {\n" + lines(3, "c();") + "});"))).isEmpty();
        assertThat(complaints(method("void", "b(() -> {\n" + lines(4, "c();") + "});"))).hasSize(1);
        assertThat(complaints(method("void", "b(x -> c(\n1,\n2,\n3));"))).hasSize(1);
    }

    @Test
    void seesAConstructorThatKnowsTooManyButNotARecord() {
        String seven = "(int a, int b, int c, int d, int e, int f, int g)";

        assertThat(complaints("class A {\nA" + seven + " {}\n}")).hasSize(1);
        assertThat(complaints("record A" + seven + " {\nA {}\n}")).isEmpty();
    }

    @Test
    void seesALongChain() {
        String seven = ".bind(1).map(a)" + ".flatMap(b)".repeat(6) + ".build()";

        assertThat(complaints(method("void", "a" + seven + ";"))).isEmpty();
        assertThat(complaints(method("void", "a" + seven + ".then(c);"))).hasSize(1);
    }

    @Test
    void seesACrowdedPackage() {
        assertThat(Measurement.complaints(crowd(14, ""))).isEmpty();
        assertThat(Measurement.complaints(crowd(15, ""))).hasSize(1);
        assertThat(
                        Measurement.complaints(
                                crowd(15, "// Over the bound because they are one list.")))
                .isEmpty();
    }

    @Test
    void takesNoReasonForAPackageThatIsTwo() {
        String reason = "// Over the bound because they are one list.";

        assertThat(Measurement.complaints(crowd(42, reason))).isEmpty();
        assertThat(Measurement.complaints(crowd(43, reason)))
                .containsExactly(
                        "a/b/package-info.java:1 package: 43 types in the package, with its reason (expected: <= 42)");
    }

    @Test
    void takesAReasonAndRefusesANeedlessOne() {
        String reason =
                "// Over the bound because it is one checklist,\n// read from top to bottom.\n";
        String method = method("void", lines(21, "b();"));

        assertThat(complaints(method.replace("void a", reason + "void a"))).isEmpty();
        assertThat(complaints(method("void", "").replace("void a", reason + "void a")))
                .containsExactly(
                        MAIN + ":2 gives a reason (expected: something over its bound below)");
        assertThat(complaints(method.replace("void a", "// Over the bound because\nvoid a")))
                .as("a reason without a reason")
                .hasSize(1);
    }

    private static List<String> complaints(String text) {
        return Measurement.complaints(List.of(new Source(MAIN, text)));
    }

    private static String method(String type, String body) {
        return "class A {\n" + type + " a() {\n" + body + "\n}\n}\n";
    }

    private static String lines(int count, String line) {
        return (line + "\n").repeat(count);
    }

    private static List<Source> crowd(int types, String introduction) {
        Stream<Source> crowd =
                IntStream.range(0, types)
                        .mapToObj(i -> new Source("a/b/A" + i + ".java", "class A" + i + " {}"));
        return Stream.concat(crowd, Stream.of(new Source("a/b/package-info.java", introduction)))
                .toList();
    }
}
