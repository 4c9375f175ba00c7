package io.tributary.interaction.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.interaction.intake.InteractionAnswer.ReferralAnswer;
import io.tributary.interaction.recording.Verdict;
import io.tributary.values.InteractionId;
import io.tributary.web.problem.ProblemBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a batch: how many of each, and one result for every item in its order. */
record BatchAnswer(int accepted, int duplicate, int rejected, List<Result> results) {

    /** The result of one item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            int index,
            String status,
            @Nullable InteractionId id,
            @Nullable Boolean contentDiffers,
            @Nullable ReferralAnswer referral,
            @Nullable Map<String, Object> problem) {

        static Result of(int index, Verdict verdict) {
            return switch (verdict) {
                case Verdict.Accepted accepted -> {
                    ReferralAnswer referral = ReferralAnswer.of(accepted.referral());
                    yield new Result(index, "accepted", accepted.id(), null, referral, null);
                }
                case Verdict.Duplicate duplicate -> {
                    Boolean differs = duplicate.contentDiffers() ? true : null;
                    yield new Result(index, "duplicate", duplicate.first(), differs, null, null);
                }
                case Verdict.Rejected rejected ->
                        new Result(
                                index,
                                "rejected",
                                null,
                                null,
                                null,
                                ProblemBody.ofItem(rejected.problem()));
            };
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
                results);
    }

    private static int count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        return (int) verdicts.stream().filter(kind::isInstance).count();
    }
}
