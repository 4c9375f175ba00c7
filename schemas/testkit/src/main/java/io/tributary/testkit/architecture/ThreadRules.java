package io.tributary.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may hold up a thread: listeners, relays, pollers and what plugs into the step, each on a
 * thread of its own.
 */
final class ThreadRules {

    private static final List<String> OWN_THREAD = List.of("Listener", "Relay", "Poller", "Step");
    private static final String MESSAGING = "io.tributary.messaging";

    private ThreadRules() {}

    static ArchRule blocksOnlyAtTheEdges() {
        return classes()
                .should(
                        Conditions.violations(
                                "block only in " + OWN_THREAD + " and what implements messaging",
                                type -> blockingCalls(type)));
    }

    static ArchRule neverSleeps() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class);
    }

    private static Stream<String> blockingCalls(JavaClass type) {
        if (ownsItsThread(Conditions.outermost(type))) {
            return Stream.empty();
        }
        return Stream.concat(
                        type.getMethodCallsFromSelf().stream(),
                        type.getMethodReferencesFromSelf().stream())
                .filter(call -> isBlocking(call.getTarget()))
                .map(JavaAccess::getDescription);
    }

    private static boolean isBlocking(AccessTarget target) {
        return target.getOwner().getPackageName().equals("reactor.core.publisher")
                && target.getName().startsWith("block");
    }

    private static boolean ownsItsThread(JavaClass type) {
        return OWN_THREAD.stream().anyMatch(type.getSimpleName()::endsWith)
                || type.getAllRawInterfaces().stream()
                        .anyMatch(one -> one.getPackageName().startsWith(MESSAGING));
    }
}
