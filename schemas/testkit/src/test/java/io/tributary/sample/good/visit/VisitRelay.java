package io.tributary.sample.good.visit;

import org.springframework.scheduling.annotation.Scheduled;

class VisitRelay {

    @Scheduled(fixedDelay = 1_000)
    void publish() {}
}
