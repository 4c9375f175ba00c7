package io.tributary.interaction.intake;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.InteractionIntake;
import io.tributary.interaction.recording.Verdict;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonItems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records the valid items of a batch together and puts the verdicts back into the items' order. */
@Component
class BatchIntake {

    private final InteractionReader reader;
    private final InteractionIntake intake;

    BatchIntake(InteractionReader reader, InteractionIntake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    Mono<List<Verdict>> record(JsonItems body, Caller.Key key) {
        List<Reading> readings = new ArrayList<>(body.size());
        // Each item's problem is the one it would get alone, pointers too: the result has its
        // index.
        for (JsonItems.Item item : body.items()) {
            readings.add(reader.read(item.body(""), key));
        }
        return intake.record(valid(readings)).map(verdicts -> merge(readings, verdicts.iterator()));
    }

    private static List<NewInteraction> valid(List<Reading> readings) {
        List<NewInteraction> valid = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            if (reading instanceof Reading.Valid(NewInteraction interaction)) {
                valid.add(interaction);
            }
        }
        return valid;
    }

    private static List<Verdict> merge(List<Reading> readings, Iterator<Verdict> verdicts) {
        List<Verdict> merged = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Valid _ -> merged.add(verdicts.next());
                case Reading.Refused refused -> merged.add(new Verdict.Rejected(refused.problem()));
            }
        }
        return merged;
    }
}
