package io.tributary.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HostingTest {

    /**
     * With the profile testcontainers on a machine without an engine the build ends here, with one
     * sentence.
     */
    @Test
    void whatThisBuildAsksForIsHere() {
        Hosting.chosen().require();
    }

    @Test
    void isChosenByName() {
        assertThat(Hosting.parse("processes")).isEqualTo(Hosting.PROCESSES);
        assertThat(Hosting.parse("Containers")).isEqualTo(Hosting.CONTAINERS);
    }

    @Test
    void refusesAnotherName() {
        assertThatThrownBy(() -> Hosting.parse("pods"))
                .isInstanceOf(PlatformException.class)
                .hasMessage("tributary.platform: pods (expected: processes or containers)");
    }
}
