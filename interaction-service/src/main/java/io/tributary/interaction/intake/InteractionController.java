package io.tributary.interaction.intake;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.interaction.recording.InteractionIntake;
import io.tributary.interaction.recording.Verdict;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.JsonItems;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.problem.CommonProblem;
import io.tributary.web.problem.Problem;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Takes interactions, one or up to 1000 at once: from a server that holds a secret key, or from a
 * browser or app by a publishable key and the token of the wallet that acts.
 */
@RestController
@RequestMapping("/external/interactions")
class InteractionController {

    private static final int MOST_ITEMS = 1000;

    private final InteractionReader reader;
    private final InteractionIntake intake;
    private final BatchIntake batches;
    private final AnswerMeters meters;

    InteractionController(
            InteractionReader reader,
            InteractionIntake intake,
            BatchIntake batches,
            AnswerMeters meters) {
        this.reader = reader;
        this.intake = intake;
        this.batches = batches;
        this.meters = meters;
    }

    @ApiResponse(responseCode = "202", description = "Accepted", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "A duplicate: the first",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "order-claimed")
    @PostMapping
    Mono<ResponseEntity<InteractionAnswer>> record(
            @BodySchema(InteractionSchema.class) JsonBody body, Caller.Key caller) {
        return switch (reader.read(body, proven(caller))) {
            case Reading.Refused refused -> Mono.error(refused(refused.problem()));
            case Reading.Valid valid ->
                    intake.record(List.of(valid.interaction()))
                            .map(verdicts -> answer(verdicts.getFirst()));
        };
    }

    @ApiResponse(
            responseCode = "200",
            description = "All accepted or duplicate",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "207", description = "Some rejected", useReturnTypeSchema = true)
    @PostMapping("/batch")
    Mono<ResponseEntity<BatchAnswer>> recordBatch(
            @BodySchema(InteractionSchema.class) JsonItems body, Caller.Key caller) {
        Caller.Key key = proven(caller);
        if (body.size() > MOST_ITEMS) {
            String detail = "items: " + body.size() + " (expected: 1.." + MOST_ITEMS + ")";
            throw Problem.of(CommonProblem.TOO_LARGE, detail).exception();
        }
        return batches.record(body, key).map(this::answer);
    }

    private ResponseEntity<InteractionAnswer> answer(Verdict verdict) {
        meters.answered(List.of(verdict));
        return switch (verdict) {
            case Verdict.Accepted accepted ->
                    ResponseEntity.accepted()
                            .location(URI.create("/external/interactions/" + accepted.id()))
                            .body(InteractionAnswer.of(accepted));
            case Verdict.Duplicate duplicate -> ResponseEntity.ok(InteractionAnswer.of(duplicate));
            case Verdict.Rejected rejected -> throw rejected.exception();
        };
    }

    private ResponseEntity<BatchAnswer> answer(List<Verdict> verdicts) {
        meters.answered(verdicts);
        BatchAnswer answer = BatchAnswer.of(verdicts);
        HttpStatus status = answer.rejected() == 0 ? HttpStatus.OK : HttpStatus.MULTI_STATUS;
        return ResponseEntity.status(status).body(answer);
    }

    private RuntimeException refused(Problem problem) {
        meters.answered(List.of(new Verdict.Rejected(problem)));
        return problem.exception();
    }

    private static Caller.Key proven(Caller.Key key) {
        if (!key.isProven()) {
            throw Caller.Key.withoutWallet();
        }
        return key;
    }
}
