package io.tributary.interaction.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.interaction.meter.InteractionMeter;
import io.tributary.interaction.recording.Verdict;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts interactions by their verdict. */
@Component
class AnswerMeters {

    private final Counter accepted;
    private final Counter duplicate;
    private final Counter rejected;

    AnswerMeters(MeterRegistry meters) {
        this.accepted = counter(meters, "accepted");
        this.duplicate = counter(meters, "duplicate");
        this.rejected = counter(meters, "rejected");
    }

    void answered(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted _ -> accepted.increment();
                case Verdict.Duplicate _ -> duplicate.increment();
                case Verdict.Rejected _ -> rejected.increment();
            }
        }
    }

    private static Counter counter(MeterRegistry meters, String verdict) {
        return meters.counter(
                InteractionMeter.ANSWERED.getName(),
                InteractionMeter.AnsweredKey.VERDICT.asString(),
                verdict);
    }
}
