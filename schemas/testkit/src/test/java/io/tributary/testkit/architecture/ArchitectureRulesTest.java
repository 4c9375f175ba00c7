package io.tributary.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tributary.events.ServiceName;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureRulesTest {

    private static final String GOOD = "io.tributary.sample.good";
    private static final String BAD = "io.tributary.sample.bad";

    @TestFactory
    Stream<DynamicTest> acceptsAServiceThatKeepsThem() {
        return rules(GOOD).asTests();
    }

    @ParameterizedTest
    @CsvSource({
        "everyPackageIsIntroduced, io.tributary.sample.bad.naked",
        "packagesAreFeatures, io.tributary.sample.bad.util",
        "packagesAreFeatures, Astray",
        "featuresKnowEachOtherInOneDirectionOnly, Slice egg",
        "usesOnlyWhatIsAllowed, ConditionFactory",
        "usesOnlyWhatIsAllowed, KafkaListener",
        "controllersAreCalledSo, Pages",
        "configurationsAreCalledSo, Wiring",
        "propertiesAreRecordsCalledSo, Settings",
        "propertiesAreRecordsCalledSo, MutableProperties",
        "loopsAreCalledSo, Clockwork",
        "blocksOnlyAtTheEdges, Impatient.byCall",
        "blocksOnlyAtTheEdges, Impatient.byReference",
        "neverSleeps, Sleeper",
        "usesOnlyItsTopics, Topics.REWARDS",
        "usesOnlyItsTopics, Topics.all"
    })
    void findsWhatBreaksThem(String rule, String culprit) {
        assertThatThrownBy(() -> rules(BAD).check(rule))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    @ParameterizedTest
    @CsvSource({
        "featuresKnowEachOtherInOneDirectionOnly, 1",
        "controllersAreCalledSo, 1",
        "configurationsAreCalledSo, 1",
        "propertiesAreRecordsCalledSo, 2",
        "loopsAreCalledSo, 1",
        "blocksOnlyAtTheEdges, 2",
        "neverSleeps, 1",
        "usesOnlyItsTopics, 2"
    })
    void findsNothingElse(String rule, int violations) {
        assertThatThrownBy(() -> rules(BAD).check(rule))
                .hasMessageContaining("was violated (" + violations + " time");
    }

    @Test
    void everyRuleIsShownToFail() throws ReflectiveOperationException {
        CsvSource shown =
                ArchitectureRulesTest.class
                        .getDeclaredMethod("findsWhatBreaksThem", String.class, String.class)
                        .getAnnotation(CsvSource.class);
        assertThat(Stream.of(shown.value()).map(line -> line.split(",", -1)[0]))
                .containsAll(rules(GOOD).asTests().map(DynamicTest::getDisplayName).toList());
    }

    @Test
    void allowsWhatAServiceNeedsForAReason() {
        rules(BAD)
                .allowing("org.awaitility..", "waits for a living")
                .allowing("org.springframework.kafka..", "listens for a living")
                .check("usesOnlyWhatIsAllowed");
    }

    @Test
    void refusesAnExceptionWithoutAReason() {
        assertThatThrownBy(() -> rules(GOOD).allowing("org.awaitility..", " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToHoldForNothing() {
        assertThatThrownBy(() ->
                        ArchitectureRules.forService(
                                ServiceName.CHAIN_PUSHER, "io.tributary.mistyped"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("io.tributary.mistyped");
    }

    private static ArchitectureRules rules(String basePackage) {
        return ArchitectureRules.forClasses(
                ServiceName.INTERACTION_SERVICE,
                basePackage,
                new ClassFileImporter().importPackages(basePackage));
    }
}
