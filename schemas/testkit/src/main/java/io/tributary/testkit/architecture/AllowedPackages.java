package io.tributary.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.tributary.events.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The packages that a service may use: its own, those of {@code schemas/*}, the platform's and a
 * list of libraries. Kafka is not among them: who reaches it through {@code schemas/messaging} only
 * cannot get around the table of topics by a topic's name.
 */
final class AllowedPackages {

    private static final List<String> EVERYWHERE =
            List.of(
                    "io.tributary.values..",
                    "io.tributary.events..",
                    "io.tributary.messaging..",
                    "io.tributary.web..",
                    "java..",
                    "javax.crypto..",
                    "org.springframework.dao..",
                    "org.jspecify.annotations..",
                    "org.springframework.beans..",
                    "org.springframework.boot..",
                    "org.springframework.context..",
                    "org.springframework.core..",
                    "org.springframework.http..",
                    "org.springframework.r2dbc..",
                    "org.springframework.scheduling..",
                    "org.springframework.stereotype..",
                    "org.springframework.transaction..",
                    "org.springframework.util..",
                    "org.springframework.validation..",
                    "org.springframework.web..",
                    "org.reactivestreams..",
                    "reactor..",
                    "io.r2dbc..",
                    "org.apache.avro..",
                    "io.micrometer..",
                    "io.opentelemetry.api..",
                    "io.opentelemetry.context..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.github.benmanes.caffeine..",
                    "jakarta.validation..",
                    "io.swagger.v3.oas..",
                    "org.springdoc..",
                    "org.slf4j..");

    private static final Map<ServiceName, List<String>> PER_SERVICE =
            Map.of(
                    // Sealed secrets of webhooks; sign-in: keys and tokens; the check of banks on
                    // chain.
                    ServiceName.PRODUCT_SERVICE,
                    List.of(
                            "io.tributary.sealing..",
                            "com.nimbusds.jose..",
                            "com.nimbusds.jwt..",
                            "org.web3j..",
                            "okhttp3.."),
                    // Opens the secrets of webhooks.
                    ServiceName.INTERACTION_SERVICE,
                    List.of("io.tributary.sealing.."),
                    // Signing and sending.
                    ServiceName.CHAIN_PUSHER,
                    List.of(
                            "org.web3j..",
                            "fr.acinq.secp256k1..",
                            "org.bouncycastle..",
                            "okhttp3.."));

    private AllowedPackages() {}

    static ArchRule rule(String basePackage, ServiceName service, List<String> further) {
        List<String> packages = new ArrayList<>(EVERYWHERE);
        packages.add(basePackage + "..");
        packages.addAll(PER_SERVICE.getOrDefault(service, List.of()));
        packages.addAll(further);
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(packages.toArray(String[]::new));
        return classes()
                .should(
                        Conditions.violations(
                                "use only " + packages, type -> strangers(type, allowed)));
    }

    private static Stream<String> strangers(JavaClass type, DescribedPredicate<JavaClass> allowed) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !isAllowed(dependency, allowed))
                .map(Dependency::getDescription);
    }

    private static boolean isAllowed(Dependency dependency, DescribedPredicate<JavaClass> allowed) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        return target.isPrimitive() || allowed.test(target);
    }
}
