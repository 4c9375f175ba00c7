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

class UndertakerTest {

    @TempDir private Path parent;
    private PlatformOptions options;
    private ProcessList list;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        options = PlatformOptions.in(parent.resolve("platform"));
        Files.createDirectories(options.directory());
        list = new ProcessList(options.directory().resolve("processes"));
        process = new ProcessBuilder("sleep", "60").start();
        list.add("a server", process.toHandle());
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void endsWhatTheLauncherCouldNotAndRemovesTheDirectory() throws InterruptedException {
        Undertaker.watch(list.file(), options).close();
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(options.directory()).doesNotExist();
    }

    @Test
    void leavesDataThatIsKept() throws InterruptedException {
        Undertaker.watch(list.file(), options.keepingData()).close();
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(options.directory()).exists();
    }

    @Test
    void hasNothingToDoAfterAnEndInOrder() {
        list.remove("a server");
        Undertaker.watch(list.file(), options.keepingData()).close();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void nothingIsStartedAfterTheEnd() throws IOException, InterruptedException {
        list.endAll();
        Process late = new ProcessBuilder("sleep", "60").start();
        assertThat(catchMessage(() -> list.add("late", late.toHandle()))).contains("closed");
        assertThat(late.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    private static String catchMessage(Runnable action) {
        try {
            action.run();
            return "";
        } catch (PlatformException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
