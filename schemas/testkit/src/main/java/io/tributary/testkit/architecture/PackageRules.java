package io.tributary.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** A package is a feature: a noun of the domain, flat, with a sentence that introduces it. */
final class PackageRules {

    private static final Set<String> LAYERS =
            Set.of(
                    "api",
                    "common",
                    "controller",
                    "core",
                    "dto",
                    "entity",
                    "helper",
                    "impl",
                    "mapper",
                    "model",
                    "repository",
                    "service",
                    "util");

    private static final Pattern AT_THE_TOP =
            Pattern.compile("\\w*(Application|Configuration|Properties|Problems?)|package-info");

    private PackageRules() {}

    static ArchRule everyPackageIsIntroduced() {
        return classes()
                .should(
                        Conditions.violations(
                                "be in a package with a package-info.java that is @NullMarked",
                                type ->
                                        isIntroduced(type.getPackage())
                                                ? Stream.empty()
                                                : Stream.of(type.getPackageName())));
    }

    static ArchRule packagesAreFeatures(String basePackage) {
        return classes()
                .should(
                        Conditions.violations(
                                "be in a feature: " + basePackage + ".<noun>, no layer, no deeper",
                                type -> misplaced(type, basePackage)));
    }

    static ArchRule featuresKnowEachOtherInOneDirectionOnly(String basePackage) {
        return slices().matching(basePackage + ".(*)..").should().beFreeOfCycles();
    }

    private static boolean isIntroduced(JavaPackage place) {
        return place.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static Stream<String> misplaced(JavaClass type, String basePackage) {
        String name = type.getPackageName();
        if (name.equals(basePackage)) {
            boolean fits = AT_THE_TOP.matcher(Conditions.outermost(type).getSimpleName()).matches();
            return fits ? Stream.empty() : Stream.of(type.getName() + " belongs into a feature");
        }
        String feature = name.substring(basePackage.length() + 1);
        boolean fits = feature.matches("[a-z]+") && !LAYERS.contains(feature);
        return fits ? Stream.empty() : Stream.of(type.getName() + " is in " + name);
    }
}
