package io.tributary.messaging.step;

import io.tributary.messaging.EventCodec;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.step.StepTransaction.StepDatabase;
import io.tributary.messaging.trace.GroupSpans;
import io.tributary.messaging.transport.RecordEncoder;
import io.tributary.messaging.transport.RecordSender;

/**
 * What every step of a service works with.
 *
 * @param names of topics and groups
 * @param codec reads records
 * @param encoder writes outcomes
 * @param deadLetters writes dead letters
 * @param sender sends both
 * @param database transactions and positions
 * @param conflicts counts transactions that are tried again
 * @param spans traces of what was sampled
 */
record StepTools(
        TopicNames names,
        EventCodec codec,
        RecordEncoder encoder,
        DeadLetterEncoder deadLetters,
        RecordSender sender,
        StepDatabase database,
        StepConflicts conflicts,
        GroupSpans spans) {}
