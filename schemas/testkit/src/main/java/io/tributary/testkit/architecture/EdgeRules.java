package io.tributary.testkit.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * The suffixes that mark the edges of a service. Annotations are named by text: not every service
 * has them all.
 */
final class EdgeRules {

    private static final String REST_CONTROLLER =
            "org.springframework.web.bind.annotation.RestController";
    private static final String CONTROLLER = "org.springframework.stereotype.Controller";
    private static final String CONFIGURATION =
            "org.springframework.context.annotation.Configuration";
    private static final String APPLICATION =
            "org.springframework.boot.autoconfigure.SpringBootApplication";
    private static final String PROPERTIES =
            "org.springframework.boot.context.properties.ConfigurationProperties";
    private static final String SCHEDULED = "org.springframework.scheduling.annotation.Scheduled";

    private EdgeRules() {}

    static ArchRule controllersAreCalledSo() {
        return classes()
                .that()
                .areMetaAnnotatedWith(CONTROLLER)
                .or()
                .areAnnotatedWith(REST_CONTROLLER)
                .should()
                .haveSimpleNameEndingWith("Controller");
    }

    static ArchRule configurationsAreCalledSo() {
        return classes()
                .that()
                .areAnnotatedWith(CONFIGURATION)
                .should()
                .haveSimpleNameEndingWith("Configuration")
                .andShould(notBeAnApplication());
    }

    static ArchRule propertiesAreRecordsCalledSo() {
        return classes()
                .that()
                .areAnnotatedWith(PROPERTIES)
                .should()
                .beRecords()
                .andShould()
                .haveSimpleNameEndingWith("Properties");
    }

    static ArchRule loopsAreCalledSo() {
        return classes()
                .should(
                        Conditions.violations(
                                "have @Scheduled methods only in …Relay and …Poller",
                                type -> annotatedMethods(type, SCHEDULED, "Relay", "Poller")));
    }

    private static ArchCondition<JavaClass> notBeAnApplication() {
        return not(beAnnotatedWith(APPLICATION));
    }

    private static Stream<String> annotatedMethods(
            JavaClass type, String annotation, String... suffixes) {
        if (Stream.of(suffixes).anyMatch(type.getSimpleName()::endsWith)) {
            return Stream.empty();
        }
        return type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(annotation))
                .map(method -> method.getFullName() + " has @" + annotation);
    }
}
