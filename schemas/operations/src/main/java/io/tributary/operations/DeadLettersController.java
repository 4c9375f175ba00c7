package io.tributary.operations;

import io.tributary.messaging.BrokerAwayException;
import io.tributary.messaging.deadletter.DeadLetterId;
import io.tributary.messaging.deadletter.DeadLetters;
import io.tributary.messaging.deadletter.LetterPage;
import io.tributary.web.paging.Page;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what the service could not process. */
@RestController
@RequestMapping("/actuator/deadletters")
final class DeadLettersController {

    private final DeadLetters deadLetters;

    DeadLettersController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GetMapping
    Mono<Page<DeadLetterView>> list(@RequestParam MultiValueMap<String, String> query) {
        return deadLetters
                .list(DeadLetterParameters.read(query, deadLetters.topics()))
                .map(DeadLettersController::page)
                .onErrorMap(DeadLettersController::isPassing, _ -> away());
    }

    @GetMapping("/{id}")
    Mono<DeadLetterView.Whole> get(@PathVariable String id) {
        return Mono.justOrEmpty(DeadLetterId.parse(id))
                .flatMap(deadLetters::find)
                .map(DeadLetterView.Whole::of)
                .switchIfEmpty(Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).exception()))
                .onErrorMap(DeadLettersController::isPassing, _ -> away());
    }

    private static Page<DeadLetterView> page(LetterPage page) {
        return new Page<>(
                page.letters().stream().map(DeadLetterView::of).toList(),
                page.next() == null ? null : page.next().encode());
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof BrokerAwayException
                || failure instanceof RejectedExecutionException;
    }

    private static RuntimeException away() {
        return Unavailable.of("dead letters cannot be read now");
    }
}
