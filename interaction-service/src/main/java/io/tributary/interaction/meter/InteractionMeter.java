package io.tributary.interaction.meter;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** The meters of this service. */
public enum InteractionMeter implements MeterDocumentation {
    /** Interactions by the verdict they were answered. */
    ANSWERED {
        @Override
        public String getName() {
            return "tributary.interactions.answered";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.COUNTER;
        }

        @Override
        public KeyName[] getKeyNames() {
            return AnsweredKey.values();
        }
    },
    /** Interactions per group. */
    GROUP_SIZE {
        @Override
        public String getName() {
            return "tributary.interactions.group.size";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.DISTRIBUTION_SUMMARY;
        }
    },
    /** How long a group took from its collection to its commit. */
    GROUP_COMMIT {
        @Override
        public String getName() {
            return "tributary.interactions.group.commit";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.TIMER;
        }
    },
    /** Interactions that wait for a group. */
    WAITING {
        @Override
        public String getName() {
            return "tributary.interactions.waiting";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.GAUGE;
        }
    },
    /** Interactions turned away because the queue was full. */
    TURNED_AWAY {
        @Override
        public String getName() {
            return "tributary.interactions.turned.away";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.COUNTER;
        }
    },
    /** Groups whose answer went out before the broker had acknowledged them. */
    UNACKNOWLEDGED {
        @Override
        public String getName() {
            return "tributary.interactions.unacknowledged";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.COUNTER;
        }
    },
    /** Groups that the relay published. */
    RELAYED {
        @Override
        public String getName() {
            return "tributary.interactions.relayed";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.COUNTER;
        }
    },
    /**
     * Groups that the relay found overdue when it last looked, at most as many as it takes at once.
     */
    OVERDUE {
        @Override
        public String getName() {
            return "tributary.interactions.overdue";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.GAUGE;
        }
    },
    /** Rows in the default partition; more than none: a monthly partition was missing. */
    UNPARTITIONED {
        @Override
        public String getName() {
            return "tributary.interactions.unpartitioned";
        }

        @Override
        public Meter.Type getType() {
            return Meter.Type.GAUGE;
        }
    };

    /** The tags of {@link #ANSWERED}. */
    public enum AnsweredKey implements KeyName {
        /** accepted, duplicate or rejected. */
        VERDICT {
            @Override
            public String asString() {
                return "verdict";
            }
        }
    }
}
