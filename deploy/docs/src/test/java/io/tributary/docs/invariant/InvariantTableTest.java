package io.tributary.docs.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.docs.page.Checkout;
import io.tributary.docs.page.PageTable;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every invariant names the tests that try to break it, and those exist. */
class InvariantTableTest {

    private static final List<String> FILES =
            List.of(Checkout.files(".java"), Checkout.files(".test.mjs")).stream()
                    .flatMap(List::stream)
                    .toList();

    private final List<PageTable.Row> rows =
            PageTable.of(Checkout.read("deploy/docs/architecture.md"), "#", "invariant", "tests")
                    .getFirst()
                    .rows();

    @Test
    void listsTheEightInvariants() {
        assertThat(rows)
                .extracting(row -> row.text("#"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    }

    @Test
    void namesTestsThatExist() {
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.words("tests"))
                                .as("tests of invariant %s", row.text("#"))
                                .isNotEmpty()
                                .allMatch(InvariantTableTest::exists));
    }

    @Test
    void seesATestThatDoesNotExist() {
        String here = "docs.invariant.InvariantTableTest";

        assertThat(exists(here + "#seesATestThatDoesNotExist")).isTrue();
        assertThat(exists(here + "#seesAUnicorn")).isFalse();
        assertThat(exists("docs.invariant.UnicornTest")).isFalse();
        assertThat(exists("unicorn.test.mjs")).isFalse();
    }

    /** {@code reward.GrantIT#method} below io.tributary, or a test of the contracts by its file. */
    private static boolean exists(String test) {
        String[] parts = test.split("#", 2);
        String file =
                test.endsWith(".mjs")
                        ? "/" + test
                        : "/src/test/java/io/tributary/" + parts[0].replace('.', '/') + ".java";
        return FILES.stream()
                .filter(each -> each.endsWith(file))
                .anyMatch(each -> parts.length == 1 || declares(each, parts[1]));
    }

    private static boolean declares(String file, String method) {
        return Pattern.compile("(void|property)\\s+" + method + "\\(")
                .matcher(Checkout.read(file))
                .find();
    }
}
