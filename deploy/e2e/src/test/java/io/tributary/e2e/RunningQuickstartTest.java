package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningQuickstartTest {

    @Test
    void endsALauncherThatDoesNotReportInTime(@TempDir Path folder) throws IOException {
        Process launcher = new ProcessBuilder("sleep", "60").start();
        RunningQuickstart running =
                new RunningQuickstart(launcher, folder.resolve("report.json"), 0);

        assertThatThrownBy(() -> RunningQuickstart.reported(running, Duration.ofSeconds(1)))
                .isInstanceOf(ConditionTimeoutException.class);
        assertThat(launcher.isAlive()).isFalse();
    }
}
