package io.tributary.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void givesEveryPortOnce() {
        assertThat(PlatformPorts.free().resolved().all()).doesNotHaveDuplicates().doesNotContain(0);
    }

    @Test
    void keepsAPortThatWasWanted() {
        assertThat(new PlatformPorts(0, 9092, 0, 0, 0, 0).resolved().kafka()).isEqualTo(9092);
    }

    @Test
    void noticesThatSomebodyListens() throws IOException {
        int port = new FreePorts().next();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
        }
        assertThat(FreePorts.isFree(port)).isTrue();
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> new PlatformPorts(65_536, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
    }
}
