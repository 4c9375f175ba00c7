package io.tributary.operations;

import io.tributary.messaging.BrokerAwayException;
import io.tributary.messaging.replay.Replay;
import io.tributary.messaging.replay.Replays;
import io.tributary.messaging.replay.TooManyReplaysException;
import io.tributary.web.json.JsonBody;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Starts, shows and cancels replays. */
@RestController
@RequestMapping("/actuator/replays")
final class ReplaysController {

    /** The management port has one token, so it has one name. */
    private static final String OPERATOR = "operator";

    private final Replays replays;
    private final Clock clock;

    ReplaysController(Replays replays, Clock clock) {
        this.replays = replays;
        this.clock = clock;
    }

    /** What a started replay is answered with. */
    record Started(UUID id, String status) {}

    @PostMapping
    Mono<ResponseEntity<Started>> start(JsonBody body) {
        return replays.start(ReplayBody.read(body, replays.topics(), clock.instant(), OPERATOR))
                .map(ReplaysController::accepted)
                .onErrorMap(
                        TooManyReplaysException.class,
                        e -> Unavailable.of(String.valueOf(e.getMessage())))
                .onErrorMap(
                        BrokerAwayException.class, e -> Unavailable.of("Kafka does not answer"));
    }

    @GetMapping("/{id}")
    Mono<ReplayView> get(@PathVariable UUID id) {
        return replays.find(id).map(ReplayView::of).switchIfEmpty(unknown());
    }

    @DeleteMapping("/{id}")
    Mono<ResponseEntity<Void>> cancel(@PathVariable UUID id) {
        return replays.cancel(id, OPERATOR)
                .filter(known -> known)
                .<ResponseEntity<Void>>map(_ -> ResponseEntity.noContent().build())
                .switchIfEmpty(unknown());
    }

    private static ResponseEntity<Started> accepted(UUID id) {
        return ResponseEntity.accepted()
                .location(URI.create("/actuator/replays/" + id))
                .body(new Started(id, Replay.Status.RUNNING.word()));
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception());
    }
}
