package io.tributary.benchmark.empty;

import io.tributary.web.auth.Caller;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers what interaction-service would, without having done it. */
@RestController
final class EmptyController {

    private static final URI LOCATION =
            URI.create("/external/interactions/00000000-0000-7000-8000-000000000000");

    private static final byte[] ANSWER =
            """
            {"id":"00000000-0000-7000-8000-000000000000","status":"accepted","receivedAt":"2026-01-01T00:00:00.000000Z"}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    @PostMapping("/external/interactions")
    Mono<ResponseEntity<byte[]>> answer(Caller.Key caller, @RequestBody Mono<byte[]> body) {
        return body.map(read -> accepted());
    }

    private static ResponseEntity<byte[]> accepted() {
        return ResponseEntity.accepted()
                .location(LOCATION)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ANSWER);
    }
}
