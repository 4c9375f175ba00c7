package io.tributary.interaction.lineage;

import io.tributary.values.Address;
import java.time.Instant;

/** A wallet's referrer, and since when it is. */
record ReferralEdge(Address referrer, Instant since) {}
