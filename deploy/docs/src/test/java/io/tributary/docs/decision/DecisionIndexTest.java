package io.tributary.docs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.docs.page.Checkout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every decision is in the index under its title, in order, and has the four parts of one. */
class DecisionIndexTest {

    private static final String FOLDER = "deploy/docs/adr/";

    private final List<String> decisions =
            Checkout.files(".md").stream()
                    .filter(file -> file.matches(FOLDER + "\\d{4}-.*"))
                    .toList();

    @Test
    void listsEveryDecisionUnderItsTitle() {
        List<String> lines =
                Checkout.read(FOLDER + "README.md")
                        .lines()
                        .filter(line -> line.startsWith("- "))
                        .toList();

        assertThat(lines)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        decisions.stream().map(DecisionIndexTest::line).toList());
    }

    @Test
    void givesNoNumberTwice() {
        assertThat(decisions)
                .extracting(file -> file.substring(FOLDER.length(), FOLDER.length() + 4))
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsContextDecisionConsequencesAndAlternatives() {
        assertThat(decisions)
                .allSatisfy(file ->
                        assertThat(Checkout.read(file))
                                .contains("Context", "Decision", "Consequences", "Alternatives"));
    }

    private static String line(String file) {
        String title = Checkout.read(file).lines().findFirst().orElseThrow().replaceFirst("# ", "");
        return "- [" + title + "](" + file.substring(FOLDER.length()) + ")";
    }
}
