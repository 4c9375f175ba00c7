package io.tributary.interaction.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.interaction.intake.InteractionAnswer.LinkAnswer;
import io.tributary.interaction.intake.InteractionAnswer.ReferralAnswer;
import io.tributary.interaction.recording.Verdict;
import io.tributary.values.InteractionId;
import io.tributary.web.problem.ProblemBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a batch: how many of each, and one result for every item in its order.
 *
 * @param dryRun true where nothing was stored, else missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchAnswer(
        int accepted, int duplicate, int rejected, List<Result> results, @Nullable Boolean dryRun) {

    /** The result of one item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            int index,
            String status,
            @Nullable InteractionId id,
            @Nullable Boolean contentDiffers,
            @Nullable ReferralAnswer referral,
            @Nullable LinkAnswer link,
            @Nullable Map<String, Object> problem) {

        Result without(Set<InteractionId> undone) {
            return id != null && undone.contains(id)
                    ? new Result(index, status, null, contentDiffers, referral, link, problem)
                    : this;
        }

        static Result of(int index, Verdict verdict) {
            return switch (verdict) {
                case Verdict.Accepted accepted -> accepted(index, accepted);
                case Verdict.Duplicate duplicate -> duplicate(index, duplicate);
                case Verdict.Rejected rejected -> rejected(index, rejected);
            };
        }

        private static Result accepted(int index, Verdict.Accepted accepted) {
            return new Result(
                    index,
                    "accepted",
                    accepted.id(),
                    null,
                    ReferralAnswer.of(accepted.referral()),
                    LinkAnswer.of(accepted.linkCode()),
                    null);
        }

        private static Result duplicate(int index, Verdict.Duplicate duplicate) {
            Boolean differs = duplicate.contentDiffers() ? true : null;
            return new Result(index, "duplicate", duplicate.first(), differs, null, null, null);
        }

        private static Result rejected(int index, Verdict.Rejected rejected) {
            Map<String, Object> problem = ProblemBody.ofItem(rejected.problem());
            return new Result(index, "rejected", null, null, null, null, problem);
        }
    }

    static BatchAnswer of(List<Verdict> verdicts) {
        List<Result> results = new ArrayList<>(verdicts.size());
        for (int i = 0; i < verdicts.size(); i++) {
            results.add(Result.of(i, verdicts.get(i)));
        }
        return new BatchAnswer(
                count(verdicts, Verdict.Accepted.class),
                count(verdicts, Verdict.Duplicate.class),
                count(verdicts, Verdict.Rejected.class),
                results,
                null);
    }

    /**
     * The same as a dry run says it: what it accepts has no id, and neither has a duplicate of
     * that.
     */
    BatchAnswer asDryRun() {
        Set<InteractionId> undone = new HashSet<>();
        for (Result result : results) {
            InteractionId id = result.id();
            if (id != null && result.status().equals("accepted")) {
                undone.add(id);
            }
        }
        List<Result> told = results.stream().map(result -> result.without(undone)).toList();
        return new BatchAnswer(accepted, duplicate, rejected, told, true);
    }

    private static int count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        return (int) verdicts.stream().filter(kind::isInstance).count();
    }
}
