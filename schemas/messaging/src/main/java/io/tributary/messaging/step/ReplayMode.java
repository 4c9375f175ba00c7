package io.tributary.messaging.step;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a replay asks of a step.
 *
 * @param dryRun every transaction is rolled back, nothing is sent
 * @param republish outcomes of records already done go out again
 * @param productId only records of this product; null: all
 */
public record ReplayMode(boolean dryRun, boolean republish, @Nullable UUID productId) {}
