package io.tributary.messaging.step;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Runs polled records through a step, outside of its consumer group. */
@FunctionalInterface
public interface RecordRun {

    /**
     * Returns when everything about the records is done. Blocks.
     *
     * @param polled in the order of their partitions; may be empty
     * @param next behind them, by partition
     * @return what became of them
     * @throws StepStoppedException if the run is over
     * @throws RuntimeException if something is away; the same records are to be run again later
     */
    StepCounts run(List<ConsumerRecord<byte[], byte[]>> polled, Map<Integer, Long> next);
}
