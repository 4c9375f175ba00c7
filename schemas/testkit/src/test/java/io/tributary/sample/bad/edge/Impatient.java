package io.tributary.sample.bad.edge;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class Impatient {

    @Nullable String byCall() {
        return Mono.just("now").block();
    }

    Function<Flux<String>, @Nullable String> byReference() {
        return Flux::blockFirst;
    }
}
