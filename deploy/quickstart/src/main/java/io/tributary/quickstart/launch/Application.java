package io.tributary.quickstart.launch;

import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Finds a service by the name of its main class, so that five services can share a class path
 * without knowing each other.
 */
final class Application {

    private Application() {}

    /** What the class's {@code application()} makes. */
    static SpringApplicationBuilder of(String mainClass) {
        try {
            Object made = Class.forName(mainClass).getMethod("application").invoke(null);
            return (SpringApplicationBuilder) made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    mainClass + " (expected: on the class path, with application())", e);
        }
    }
}
