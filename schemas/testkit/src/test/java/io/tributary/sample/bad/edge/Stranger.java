package io.tributary.sample.bad.edge;

import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

class Stranger {

    ConditionFactory @Nullable [] notOnTheList;
}
