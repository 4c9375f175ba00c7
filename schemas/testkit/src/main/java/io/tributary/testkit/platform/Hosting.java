package io.tributary.testkit.platform;

import java.util.Locale;

/**
 * What the servers of a platform run on. The system property {@code tributary.platform} chooses for
 * the whole virtual machine; nothing else in a test changes.
 */
public enum Hosting {

    /** Processes of this machine. */
    PROCESSES {
        @Override
        void require() {}

        @Override
        ServerHost open(PlatformOptions options) {
            return new ProcessHost(options);
        }
    },

    /** Containers of a Docker engine, by Testcontainers; with the profile testcontainers. */
    CONTAINERS {
        @Override
        void require() {
            requireLibrary();
            ContainerHost.requireEngine();
        }

        @Override
        ServerHost open(PlatformOptions options) {
            require();
            return ContainerHost.open(options);
        }
    };

    /** The system property. */
    public static final String PROPERTY = "tributary.platform";

    private static final String LIBRARY = "org.testcontainers.DockerClientFactory";

    /** What the property says; processes unless it says otherwise. */
    public static Hosting chosen() {
        return parse(System.getProperty(PROPERTY, "processes"));
    }

    static Hosting parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "processes" -> PROCESSES;
            case "containers" -> CONTAINERS;
            default ->
                    throw new PlatformException(
                            PROPERTY + ": " + name + " (expected: processes or containers)");
        };
    }

    /** Refuses in a sentence where this machine lacks what it takes. */
    abstract void require();

    /** What keeps the servers, and ends them all. */
    abstract ServerHost open(PlatformOptions options);

    private static void requireLibrary() {
        try {
            Class.forName(LIBRARY, false, Hosting.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new PlatformException(
                    PROPERTY + ": containers without Testcontainers (expected: -Ptestcontainers)",
                    absent);
        }
    }
}
