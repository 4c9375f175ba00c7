package io.tributary.quickstart.outage;

import io.tributary.testkit.platform.PlatformPart;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a server goes away. Clients see a refused connection, or one that says nothing. */
public enum Manner {

    /** Ends in order and is started again with its data: connections are refused. */
    STOP {
        @Override
        void begin(PlatformPart part) {
            part.stop();
        }

        @Override
        void end(PlatformPart part) {
            part.start();
        }
    },

    /** SIGKILL, then started again with what it had written: connections are refused. */
    KILL {
        @Override
        void begin(PlatformPart part) {
            part.kill();
        }

        @Override
        void end(PlatformPart part) {
            part.start();
        }
    },

    /** SIGSTOP, then SIGCONT: connections are taken by the operating system and say nothing. */
    FREEZE {
        @Override
        void begin(PlatformPart part) {
            signal("STOP", part);
        }

        @Override
        void end(PlatformPart part) {
            signal("CONT", part);
        }
    };

    /**
     * Reads a word as it stands in an outage's file; nothing at all is {@link #KILL}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Manner parse(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(manner -> manner.name().equals(word.isEmpty() ? KILL.name() : word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "manner: " + word + " (expected: stop, kill or freeze)"));
    }

    abstract void begin(PlatformPart part);

    abstract void end(PlatformPart part);

    /** To the server and all that it started: PostgreSQL's sessions are processes of their own. */
    private static void signal(String signal, PlatformPart part) {
        ProcessHandle server =
                ProcessHandle.of(part.pid())
                        .orElseThrow(() -> new IllegalStateException(part.name() + " has ended"));
        String family =
                Stream.concat(Stream.of(server), server.descendants())
                        .map(process -> String.valueOf(process.pid()))
                        .collect(Collectors.joining(" "));
        try {
            // A session that ended meanwhile makes kill fail for that id alone.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + family)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("no signal to " + part.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
