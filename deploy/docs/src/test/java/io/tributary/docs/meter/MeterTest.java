package io.tributary.docs.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.docs.page.Checkout;
import io.tributary.docs.page.PageTable;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The meters that a README lists are those of its module's enums of meters. */
class MeterTest {

    private static final Pattern NAME = Pattern.compile("\"(tributary(?:\\.[a-z]+)+)\"");
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^## Meters.*?\\n(.*?)(?=^## |\\z)");

    @TestFactory
    Stream<DynamicTest> theReadmeListsTheMetersOfItsModule() {
        List<String> modules =
                Checkout.files("Meter.java").stream()
                        .filter(file -> file.contains("/src/main/"))
                        .map(file -> file.replaceFirst("/src/main/.*", ""))
                        .distinct()
                        .toList();
        assertThat(modules).hasSizeGreaterThanOrEqualTo(6);
        return modules.stream().map(MeterTest::ofModule);
    }

    private static DynamicTest ofModule(String module) {
        return DynamicTest.dynamicTest(
                module, () -> assertThat(listed(module)).isEqualTo(registered(module)));
    }

    private static Set<String> registered(String module) {
        return Checkout.files("Meter.java").stream()
                .filter(file -> file.startsWith(module + "/src/main/"))
                .flatMap(file -> NAME.matcher(Checkout.read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * {@code .pushed} after {@code tributary.rewards.granted} is {@code tributary.rewards.pushed}.
     */
    private static Set<String> listed(String module) {
        Set<String> names = new TreeSet<>();
        String stem = "";
        for (String word : wordsOfItsSection(Checkout.read(module + "/README.md"))) {
            String name = word.replaceAll("\\{.*", "");
            if (name.startsWith("tributary.")) {
                stem = name.replaceFirst("(tributary\\.[a-z]+).*", "$1");
                names.add(name);
            } else if (name.startsWith(".")) {
                names.add(stem + name);
            }
        }
        return names;
    }

    private static List<String> wordsOfItsSection(String readme) {
        List<String> words = new ArrayList<>();
        SECTION.matcher(readme)
                .results()
                .forEach(found -> words.addAll(PageTable.backticked(found.group(1))));
        return words;
    }
}
