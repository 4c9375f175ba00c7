package io.tributary.campaign;

import io.tributary.events.ServiceName;
import io.tributary.testkit.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CampaignArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsTheRules() {
        return ArchitectureRules.forService(ServiceName.CAMPAIGN_SERVICE, "io.tributary.campaign")
                .asTests();
    }
}
