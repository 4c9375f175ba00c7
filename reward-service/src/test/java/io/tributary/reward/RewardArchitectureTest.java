package io.tributary.reward;

import io.tributary.events.ServiceName;
import io.tributary.testkit.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RewardArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsTheRules() {
        return ArchitectureRules.forService(ServiceName.REWARD_SERVICE, "io.tributary.reward")
                .asTests();
    }
}
