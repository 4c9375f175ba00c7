package io.tributary.e2e.subscriber;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The example in {@code clients/node}, run as a subscriber runs it: two commands, JSON in and out.
 */
record NodeClient(String kafka, String registry) {

    private static final Path HOME = Path.of("clients", "node");
    private static final Path OUTPUT = Path.of("target", "subscriber");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECONDS_TO_WRITE = 60;

    /** A running {@code node read.mjs}. */
    record Reader(Process process, Path output) implements AutoCloseable {

        /** What it has printed so far, line by line. */
        List<JsonNode> records() {
            requireRunning();
            try {
                String text = Files.readString(output);
                // The last line may be on its way.
                return text.substring(0, text.lastIndexOf('\n') + 1)
                        .lines()
                        .map(JSON::readTree)
                        .toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private void requireRunning() {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        output + ": ended with " + process.exitValue() + " (expected: runs)");
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** Follows the topics from their beginning. */
    Reader read(String group, List<String> topics) throws IOException {
        Files.createDirectories(OUTPUT);
        Path output = OUTPUT.resolve(group + ".jsonl");
        ProcessBuilder command = command("read.mjs", topics);
        command.environment().put("TRIBUTARY_GROUP", group);
        command.redirectOutput(output.toFile());
        command.redirectError(OUTPUT.resolve(group + ".log").toFile());
        return new Reader(command.start(), output);
    }

    /** Writes the lines and waits until the broker has them. */
    void write(List<String> lines) throws IOException, InterruptedException {
        Files.createDirectories(OUTPUT);
        File log = OUTPUT.resolve("write.log").toFile();
        ProcessBuilder command = command("write.mjs", List.of());
        Process process = command.redirectErrorStream(true).redirectOutput(log).start();
        try (var input = process.outputWriter()) {
            for (String line : lines) {
                input.write(line + "\n");
            }
        }
        if (!process.waitFor(SECONDS_TO_WRITE, SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("write.mjs: " + Files.readString(log.toPath()));
        }
    }

    private ProcessBuilder command(String script, List<String> arguments) {
        ProcessBuilder command = new ProcessBuilder("node", HOME.resolve(script).toString());
        command.command().addAll(arguments);
        command.environment().put("TRIBUTARY_KAFKA", kafka);
        command.environment().put("TRIBUTARY_REGISTRY", registry);
        return command;
    }
}
