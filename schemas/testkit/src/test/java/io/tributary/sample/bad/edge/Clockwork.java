package io.tributary.sample.bad.edge;

import org.springframework.scheduling.annotation.Scheduled;

class Clockwork {

    @Scheduled(fixedDelay = 1_000)
    void tick() {}
}
