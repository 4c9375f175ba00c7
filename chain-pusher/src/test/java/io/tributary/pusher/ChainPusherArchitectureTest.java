package io.tributary.pusher;

import io.tributary.events.ServiceName;
import io.tributary.testkit.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ChainPusherArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsTheRules() {
        return ArchitectureRules.forService(ServiceName.CHAIN_PUSHER, "io.tributary.pusher")
                .asTests();
    }
}
