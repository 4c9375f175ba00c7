package io.tributary.sample.bad.edge;

import io.tributary.events.Topics;

class Eavesdropper {

    String ofOthers() {
        return Topics.REWARDS.name();
    }

    int all() {
        return Topics.all().size();
    }
}
