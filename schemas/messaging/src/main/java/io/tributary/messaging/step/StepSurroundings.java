package io.tributary.messaging.step;

import io.tributary.messaging.transport.KafkaStartup;
import java.time.Clock;

/**
 * What a step in a container needs beside its runner.
 *
 * @param startOffsets where partitions start
 * @param startup tells when the topics exist
 * @param clock measures how long a poll took
 */
record StepSurroundings(StartOffsets startOffsets, KafkaStartup startup, Clock clock) {}
