package io.tributary.testkit.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the build of this module laid out the servers: a directory below its {@code target}. */
final class PlatformHome {

    private static final String OVERRIDE = "tributary.platform.home";
    private static final String OVERRIDE_IMAGE = "tributary.platform.image.";

    private final Properties locations = new Properties();
    private final Path home;

    PlatformHome() {
        try (InputStream in = PlatformHome.class.getResourceAsStream("home.properties")) {
            if (in == null) {
                throw new PlatformException("home.properties is missing from the testkit's jar");
            }
            locations.load(in);
        } catch (IOException e) {
            throw new PlatformException("home.properties cannot be read", e);
        }
        home = Path.of(System.getProperty(OVERRIDE, location("home")));
    }

    /** The classpath of the broker's own virtual machine. */
    String kafkaClasspath() {
        return existing("kafka").resolve("*").toString();
    }

    /** The registry's runnable jar. */
    Path registryJar() {
        return existing("registry").resolve("quarkus-run.jar");
    }

    /** The jar that holds PostgreSQL's binaries, and beside which they are unpacked. */
    Path postgresJar() {
        return existing("postgres").resolve("binaries.jar");
    }

    /** The chain's binary: that of the one platform package that npm installed. */
    Path anvil() {
        Path packages = existing("chain").resolve("node_modules/@foundry-rs");
        try (DirectoryStream<Path> found = Files.newDirectoryStream(packages, "anvil-*")) {
            for (Path directory : found) {
                Path binary = directory.resolve("bin/anvil");
                if (Files.isExecutable(binary)) {
                    return binary;
                }
            }
        } catch (IOException e) {
            throw new PlatformException("the development chain is not laid out in " + packages, e);
        }
        throw new PlatformException("no anvil for this machine in " + packages);
    }

    /** The image of the same server, for containers. */
    String image(String part) {
        return System.getProperty(OVERRIDE_IMAGE + part, location("image." + part));
    }

    private Path existing(String part) {
        Path directory = home.resolve(location(part));
        if (!Files.isDirectory(directory)) {
            throw new PlatformException(
                    directory + " is missing (expected: laid out by the build of schemas/testkit)");
        }
        return directory;
    }

    private String location(String name) {
        String value = locations.getProperty(name);
        if (value == null) {
            throw new PlatformException("home.properties names no " + name);
        }
        return value;
    }
}
