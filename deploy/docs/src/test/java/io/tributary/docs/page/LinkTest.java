package io.tributary.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> pages = Checkout.files(".md");
        List<String> links = pages.stream().flatMap(LinkTest::links).toList();

        assertThat(links).as("links in %s", pages).hasSizeGreaterThan(20);
        assertThat(pages.stream().flatMap(LinkTest::broken)).isEmpty();
    }

    @Test
    void seesALinkThatLeadsNowhere() {
        assertThat(isWhole("README.md", "deploy/docs/nowhere.md")).isFalse();
        assertThat(isWhole("README.md", "deploy/docs/api.md#no-such-heading")).isFalse();
        assertThat(isWhole("README.md", "deploy/docs/api.md#1-conventions")).isTrue();
    }

    private static Stream<String> broken(String page) {
        return links(page)
                .filter(link -> !isWhole(page, link))
                .map(link -> page + " links to " + link + " (expected: a file or heading)");
    }

    private static Stream<String> links(String page) {
        return LINK.matcher(Checkout.read(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("(https?|mailto):.*"));
    }

    private static boolean isWhole(String page, String link) {
        String file = link.replaceFirst("#.*", "");
        Path target =
                file.isEmpty()
                        ? Checkout.root().resolve(page)
                        : Checkout.root().resolve(page).resolveSibling(file).normalize();
        boolean hasAnchor = link.contains("#");
        return Files.exists(target)
                && target.startsWith(Checkout.root())
                && (!hasAnchor || anchors(target).contains(link.substring(link.indexOf('#') + 1)));
    }

    private static List<String> anchors(Path page) {
        String text = Checkout.read(Checkout.root().relativize(page).toString());
        return HEADING.matcher(text).results().map(found -> anchor(found.group(1))).toList();
    }

    /** As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
