package io.tributary.interaction.intake;

import io.tributary.interaction.dedup.DedupWindows;
import io.tributary.interaction.journal.NewInteraction;
import io.tributary.interaction.recording.Verdict;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonItems;
import io.tributary.web.problem.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Records the valid items of a batch together and puts the verdicts back into the items' order. */
@Component
class BatchIntake {

    private final InteractionReader reader;

    BatchIntake(InteractionReader reader) {
        this.reader = reader;
    }

    /**
     * One verdict for each item.
     *
     * @param decide what is done with the valid ones, together
     */
    Mono<List<Verdict>> decide(
            JsonItems body,
            Caller.Key key,
            DedupWindows windows,
            Function<List<NewInteraction>, Mono<List<Verdict>>> decide) {
        List<Reading> readings =
                body.items().stream().map(item -> read(item, key, windows)).toList();
        return decide.apply(valid(readings)).map(verdicts -> merge(readings, verdicts.iterator()));
    }

    /**
     * Each item's problem is the one it would get alone, pointers too: the result has its index.
     */
    private Reading read(JsonItems.Item item, Caller.Key key, DedupWindows windows) {
        Problem unreadable = item.problem();
        return unreadable == null
                ? reader.read(item, key, windows)
                : new Reading.Refused(unreadable);
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
