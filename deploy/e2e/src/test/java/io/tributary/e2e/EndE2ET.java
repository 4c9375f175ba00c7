package io.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of the shared launch, after all that its tests have done to it. */
@Order(SharedQuickstart.LAST)
@ExtendWith(SharedQuickstart.class)
class EndE2ET {

    @Test
    void stopsWithAllItsChildren(RunningQuickstart quickstart) {
        List<ProcessHandle> children = quickstart.handle().descendants().toList();
        quickstart.close();
        assertThat(children).isNotEmpty();
        await("the end of every child")
                .atMost(Duration.ofSeconds(30))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
}
