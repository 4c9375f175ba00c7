package io.tributary.sample.good.visit;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class VisitController {

    private final int[][] perDay = new int[7][24];

    @GetMapping("/visits")
    Mono<Integer> visits() {
        return Mono.just(perDay[0][0]);
    }
}
