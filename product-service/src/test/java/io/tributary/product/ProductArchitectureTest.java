package io.tributary.product;

import io.tributary.events.ServiceName;
import io.tributary.testkit.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ProductArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsTheRules() {
        return ArchitectureRules.forService(ServiceName.PRODUCT_SERVICE, "io.tributary.product")
                .allowing(
                        "io.netty..",
                        "asks DNS whose a domain is, which WebFlux's own client cannot")
                .asTests();
    }
}
