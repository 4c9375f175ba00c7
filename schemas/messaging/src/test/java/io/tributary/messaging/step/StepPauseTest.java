package io.tributary.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepPauseTest {

    private static final Trouble GAP = new Trouble(Trouble.Source.GAP, "interactions-0: 3 < 7");
    private static final Trouble AWAY = new Trouble(Trouble.Source.DATABASE, "refused");

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger resumed = new AtomicInteger();
    private final StepPause pause = new StepPause("step", () -> true, timer, Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void resumesWhenEverythingAnswers() {
        pause.begin(AWAY, resumed::incrementAndGet);
        await("resuming").until(() -> resumed.get() == 1);
        assertThat(pause.trouble()).contains(AWAY);
        pause.succeeded();
        assertThat(pause.trouble()).isEmpty();
    }

    @Test
    void waitsForAPersonBeforeAGapWhateverElseFails() {
        pause.forEver(GAP);
        pause.begin(AWAY, resumed::incrementAndGet);
        pause.succeeded();
        assertThat(timer.getQueue()).isEmpty();
        assertThat(pause.trouble()).contains(GAP);
    }

    @Test
    void forgetsThatItWasAboutToResumeWhenItMeetsAGap() {
        pause.begin(AWAY, resumed::incrementAndGet);
        pause.forEver(GAP);
        await("the probe").until(() -> timer.getCompletedTaskCount() == 1);
        assertThat(resumed).hasValue(0);
        assertThat(pause.trouble()).contains(GAP);
    }
}
