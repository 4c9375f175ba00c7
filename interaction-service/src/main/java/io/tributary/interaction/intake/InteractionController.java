package io.tributary.interaction.intake;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tributary.interaction.dedup.ProductWindows;
import io.tributary.interaction.link.LinkedIntake;
import io.tributary.interaction.recording.Verdict;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.JsonItems;
import io.tributary.web.openapi.BodySchema;
import io.tributary.web.problem.FieldProblem;
import io.tributary.web.problem.Problem;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
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

    private static final String DRY_RUN = "Dry-Run";

    private final InteractionReader reader;
    private final BatchIntake batches;
    private final ProductWindows windows;
    private final LinkedIntake intake;
    private final AnswerMeters meters;

    InteractionController(
            InteractionReader reader,
            BatchIntake batches,
            ProductWindows windows,
            LinkedIntake intake,
            AnswerMeters meters) {
        this.reader = reader;
        this.batches = batches;
        this.windows = windows;
        this.intake = intake;
        this.meters = meters;
    }

    @ApiResponse(responseCode = "202", description = "Accepted", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "A duplicate: the first; or the verdict of a dry run",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "order-claimed")
    @PostMapping
    Mono<ResponseEntity<InteractionAnswer>> record(
            @BodySchema(InteractionSchema.class) JsonBody body,
            @RequestHeader(name = DRY_RUN, required = false) @Nullable String dryRun,
            Caller.Key caller,
            ServerHttpRequest request) {
        Caller.Key key = proven(caller);
        boolean dry = isDry(dryRun);
        LinkedIntake.Sender sender = new LinkedIntake.Sender(key, request, dry);
        return windows.of(key.product())
                .map(found -> reader.read(body, key, found))
                .flatMap(reading -> decide(reading, sender))
                .map(verdict -> answer(verdict, dry));
    }

    @ApiResponse(
            responseCode = "200",
            description = "All accepted or duplicate; or the verdicts of a dry run",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "207", description = "Some rejected", useReturnTypeSchema = true)
    @PostMapping("/batch")
    Mono<ResponseEntity<BatchAnswer>> recordBatch(
            @BodySchema(InteractionSchema.class) JsonItems body,
            @RequestHeader(name = DRY_RUN, required = false) @Nullable String dryRun,
            Caller.Key caller,
            ServerHttpRequest request) {
        Caller.Key key = proven(caller);
        boolean dry = isDry(dryRun);
        LinkedIntake.Sender sender = new LinkedIntake.Sender(key, request, dry);
        return windows.of(key.product())
                .flatMap(found ->
                        batches.decide(body, key, found, items -> intake.decide(items, sender)))
                .map(verdicts -> answer(verdicts, dry));
    }

    private Mono<Verdict> decide(Reading reading, LinkedIntake.Sender sender) {
        return switch (reading) {
            case Reading.Refused refused -> Mono.just(new Verdict.Rejected(refused.problem()));
            case Reading.Valid valid ->
                    intake.decide(List.of(valid.interaction()), sender).map(List::getFirst);
        };
    }

    private ResponseEntity<InteractionAnswer> answer(Verdict verdict, boolean dry) {
        count(List.of(verdict), dry);
        return switch (verdict) {
            case Verdict.Accepted accepted when dry ->
                    ResponseEntity.ok(InteractionAnswer.of(accepted).asDryRun());
            case Verdict.Accepted accepted ->
                    ResponseEntity.accepted()
                            .location(URI.create("/external/interactions/" + accepted.id()))
                            .body(InteractionAnswer.of(accepted));
            case Verdict.Duplicate duplicate -> {
                InteractionAnswer answer = InteractionAnswer.of(duplicate);
                yield ResponseEntity.ok(dry ? answer.asDryRun() : answer);
            }
            case Verdict.Rejected rejected -> throw rejected.exception();
        };
    }

    private ResponseEntity<BatchAnswer> answer(List<Verdict> verdicts, boolean dry) {
        count(verdicts, dry);
        BatchAnswer answer = BatchAnswer.of(verdicts);
        if (dry) {
            return ResponseEntity.ok(answer.asDryRun());
        }
        HttpStatus status = answer.rejected() == 0 ? HttpStatus.OK : HttpStatus.MULTI_STATUS;
        return ResponseEntity.status(status).body(answer);
    }

    private void count(List<Verdict> verdicts, boolean dry) {
        if (!dry) {
            meters.answered(verdicts);
        }
    }

    private static boolean isDry(@Nullable String header) {
        if (header == null || header.equals("false")) {
            return false;
        }
        if (!header.equals("true")) {
            FieldProblem wrong = new FieldProblem(DRY_RUN, header, "true or false");
            throw Problem.invalid(List.of(wrong)).exception();
        }
        return true;
    }

    private static Caller.Key proven(Caller.Key key) {
        if (!key.isProven()) {
            throw Caller.Key.withoutWallet();
        }
        return key;
    }
}
