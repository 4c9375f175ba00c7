package io.tributary.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.events.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules for the classes of one service, by name. They say what is allowed rather than what is
 * not: a mistyped prohibition would pass for ever. In a service's {@code XArchitectureTest}:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTheRules() {
 *     return ArchitectureRules.forService(ServiceName.X, "io.tributary.x").asTests();
 * }
 * }</pre>
 */
public final class ArchitectureRules {

    private final ServiceName service;
    private final String basePackage;
    private final JavaClasses classes;
    private final List<String> furtherPackages;

    private ArchitectureRules(
            ServiceName service,
            String basePackage,
            JavaClasses classes,
            List<String> furtherPackages) {
        this.service = service;
        this.basePackage = basePackage;
        this.classes = classes;
        this.furtherPackages = List.copyOf(furtherPackages);
    }

    /**
     * The rules for the main classes below a package.
     *
     * @param basePackage for example {@code io.tributary.campaign}
     * @throws IllegalArgumentException if there are none: rules about nothing always hold
     */
    public static ArchitectureRules forService(ServiceName service, String basePackage) {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(basePackage);
        return forClasses(service, basePackage, classes);
    }

    static ArchitectureRules forClasses(
            ServiceName service, String basePackage, JavaClasses classes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException(
                    "classes below " + basePackage + ": 0 (expected: 1 or more)");
        }
        return new ArchitectureRules(service, basePackage, classes, List.of());
    }

    /**
     * The same, with one more package that this service may use.
     *
     * @param packageAndBelow for example {@code com.nimbusds..}
     * @param reason why this service needs what the others do not
     */
    public ArchitectureRules allowing(String packageAndBelow, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason: blank (expected: why it is needed)");
        }
        List<String> packages = new ArrayList<>(furtherPackages);
        packages.add(packageAndBelow);
        return new ArchitectureRules(service, basePackage, classes, packages);
    }

    /** One test per rule. */
    public Stream<DynamicTest> asTests() {
        return rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check(rule.getValue())));
    }

    /** Checks one rule; throws an {@link AssertionError} that lists all violations. */
    void check(String name) {
        ArchRule rule = rules().get(name);
        if (rule == null) {
            throw new IllegalArgumentException(
                    "rule: " + name + " (expected: one of " + rules().keySet() + ")");
        }
        check(rule);
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("everyPackageIsIntroduced", PackageRules.everyPackageIsIntroduced());
        rules.put("packagesAreFeatures", PackageRules.packagesAreFeatures(basePackage));
        rules.put(
                "featuresKnowEachOtherInOneDirectionOnly",
                PackageRules.featuresKnowEachOtherInOneDirectionOnly(basePackage));
        rules.put(
                "usesOnlyWhatIsAllowed",
                AllowedPackages.rule(basePackage, service, furtherPackages));
        rules.put("controllersAreCalledSo", EdgeRules.controllersAreCalledSo());
        rules.put("configurationsAreCalledSo", EdgeRules.configurationsAreCalledSo());
        rules.put("propertiesAreRecordsCalledSo", EdgeRules.propertiesAreRecordsCalledSo());
        rules.put("loopsAreCalledSo", EdgeRules.loopsAreCalledSo());
        rules.put("blocksOnlyAtTheEdges", ThreadRules.blocksOnlyAtTheEdges());
        rules.put("neverSleeps", ThreadRules.neverSleeps());
        rules.put("usesOnlyItsTopics", TopicRules.usesOnlyItsTopics(service));
        return rules;
    }
}
