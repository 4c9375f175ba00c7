package io.tributary.quickstart.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.quickstart.settings.Ports.Port;
import io.tributary.testkit.platform.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void areTheOnesOfTheContract() {
        Ports ports = Ports.from(Map.of());
        assertThat(Arrays.stream(Port.values()).map(ports::of))
                .containsExactly(
                        8081, 8082, 8083, 8084, 8085, 9081, 9082, 9083, 9084, 9085, 8086, 9086,
                        9092, 9093, 5433, 8545);
        assertThat(ports.url(Port.REWARD)).isEqualTo("http://127.0.0.1:8084");
    }

    @Test
    void moveTogetherByTheOffset() {
        Ports ports = Ports.from(Map.of("TRIBUTARY_PORT_OFFSET", "100"));
        assertThat(ports.of(Port.PRODUCT)).isEqualTo(8181);
        assertThat(ports.of(Port.KAFKA_MANAGEMENT)).isEqualTo(9193);
        assertThat(ports.platform().postgres()).isEqualTo(5533);
    }

    @Test
    void moveOneByOneWithoutTheOffset() {
        Ports ports =
                Ports.from(
                        Map.of(
                                "TRIBUTARY_PORT_OFFSET", "100",
                                "TRIBUTARY_PORT_CHAIN", "18545",
                                "TRIBUTARY_MANAGEMENT_PORT_PUSHER", "19085"));
        assertThat(ports.of(Port.CHAIN)).isEqualTo(18_545);
        assertThat(ports.of(Port.PUSHER_MANAGEMENT)).isEqualTo(19_085);
        assertThat(ports.of(Port.PUSHER)).isEqualTo(8185);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "70000", "0", "-1", ""})
    void refuseWhatIsNoPort(String text) {
        assertThatThrownBy(() -> Ports.from(Map.of("TRIBUTARY_PORT_CHAIN", text)))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("TRIBUTARY_PORT_CHAIN");
    }

    @Test
    void refuseToBeTheSame() {
        assertThatThrownBy(() -> Ports.from(Map.of("TRIBUTARY_PORT_CHAIN", "8081")))
                .hasMessageContaining("PRODUCT, CHAIN");
    }

    @Test
    void sayWhichIsInUse() throws IOException {
        int taken = new FreePorts().next();
        Ports ports = Ports.from(Map.of("TRIBUTARY_PORT_CHAIN", String.valueOf(taken)));
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports.taken())
                    .contains(
                            "Port %d is in use: free it, or set TRIBUTARY_PORT_CHAIN or TRIBUTARY_PORT_OFFSET."
                                    .formatted(other.getLocalPort()));
        }
    }

    @Test
    void areTheSameInTheScripts() throws IOException {
        String script = Files.readString(Path.of("environment.sh"));
        String inScript =
                script.lines()
                        .filter(line -> line.matches("[A-Z]+ TRIBUTARY_[A-Z_]+ \\d+"))
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        assertThat(inScript).isEqualTo(Ports.variables());
    }
}
