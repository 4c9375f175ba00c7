package io.tributary.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessListTest {

    @TempDir private Path directory;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void endsWhatAKilledLauncherLeft() throws InterruptedException {
        listOf("a name of several words");
        new ProcessList(file()).endLeftovers();
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(file()).doesNotExist();
    }

    @Test
    void leavesAloneAProcessThatWasGivenTheIdLater() throws IOException {
        listOf("chain");
        String line = Files.readString(file());
        Files.writeString(file(), line.replaceFirst(" \\d+ ", " 12345 "));
        new ProcessList(file()).endLeftovers();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void leavesAloneWhatEndedInOrder() {
        ProcessList list = listOf("chain");
        list.remove("chain");
        new ProcessList(file()).endLeftovers();
        assertThat(process.isAlive()).isTrue();
    }

    private ProcessList listOf(String name) {
        ProcessList list = new ProcessList(file());
        list.add(name, process.toHandle());
        assertThat(list.ids()).contains(process.pid());
        return list;
    }

    private Path file() {
        return directory.resolve("processes");
    }
}
