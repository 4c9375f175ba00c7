package io.tributary.benchmark.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tributary.benchmark.machine.Machine;
import java.time.Instant;
import java.util.List;

/**
 * What {@code --report} writes.
 *
 * @param command how it was asked for
 * @param commit what was measured, with {@code +} if there were changes
 * @param machine where
 * @param startedAt when
 * @param comparisons the figures
 * @param seconds how long it took, the build not counted
 * @param warmUpSeconds how long each side ran before its first round
 */
public record Report(
        String command,
        String commit,
        Machine machine,
        Instant startedAt,
        List<Comparison> comparisons,
        long seconds,
        long warmUpSeconds) {

    /** Whether everything was measured: a run that fails writes no report. */
    @JsonProperty
    public boolean ok() {
        return true;
    }
}
