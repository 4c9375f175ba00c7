package io.tributary.interaction.meter;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** The meters of this service. */
public enum InteractionMeter implements MeterDocumentation {
    /** Interactions by the verdict they were answered. */
    ANSWERED("answered", Meter.Type.COUNTER) {
        @Override
        public KeyName[] getKeyNames() {
            return AnsweredKey.values();
        }
    },
    /** Interactions per group. */
    GROUP_SIZE("group.size", Meter.Type.DISTRIBUTION_SUMMARY),
    /** How long a group took from its collection to its commit. */
    GROUP_COMMIT("group.commit", Meter.Type.TIMER),
    /** Interactions that wait for a group. */
    WAITING("waiting", Meter.Type.GAUGE),
    /** Interactions turned away because the queue was full. Alert: any. */
    TURNED_AWAY("turned.away", Meter.Type.COUNTER),
    /** Times that the limits of a minute could not be shared. Alert: more than a few a minute. */
    UNSHARED("limits.unshared", Meter.Type.COUNTER),
    /** Groups whose answer went out before the broker had acknowledged them. */
    UNACKNOWLEDGED("unacknowledged", Meter.Type.COUNTER),
    /** Groups that the relay published. */
    RELAYED("relayed", Meter.Type.COUNTER),
    /**
     * Groups that the relay found overdue when it last looked, at most as many as it takes at once.
     * Alert: more than none for a minute.
     */
    OVERDUE("overdue", Meter.Type.GAUGE),
    /**
     * Rows that the housekeeping loop last found in the default partition. Alert: any; a month had
     * no partition when it began.
     */
    UNPARTITIONED("unpartitioned", Meter.Type.GAUGE),
    /** Webhook deliveries by kind and what became of them. Alert: many refused ones. */
    DELIVERIES("webhook.deliveries", Meter.Type.COUNTER) {
        @Override
        public KeyName[] getKeyNames() {
            return DeliveryKey.values();
        }
    },
    /** Paid orders that no wallet has claimed yet, at most 100,000. */
    ORDERS_WAITING("orders.waiting", Meter.Type.GAUGE),
    /** Claims of checkouts whose order has not come yet, at most 100,000. */
    CLAIMS_WAITING("claims.waiting", Meter.Type.GAUGE),
    /** Orders and claims that waited too long. */
    EXPIRED("orders.expired", Meter.Type.COUNTER) {
        @Override
        public KeyName[] getKeyNames() {
            return WhatKey.values();
        }
    },
    /** Orders and refunds that can never be recorded. Alert: any; the log says which and why. */
    ORDERS_REFUSED("orders.refused", Meter.Type.COUNTER) {
        @Override
        public KeyName[] getKeyNames() {
            return WhatKey.values();
        }
    },
    /** Looks at orders that failed and are put off. Alert: any that go on for an hour. */
    LOOKS_FAILED("orders.looks.failed", Meter.Type.COUNTER),
    /**
     * Webhooks whose secret could not be opened, counted once a second at most for each. Alert:
     * any; the opening keyset is not that of the sealing one.
     */
    UNOPENED_SECRETS("webhook.secrets.unopened", Meter.Type.COUNTER);

    private final String meterName;
    private final Meter.Type type;

    InteractionMeter(String word, Meter.Type type) {
        this.meterName = "tributary.interactions." + word;
        this.type = type;
    }

    @Override
    public String getName() {
        return meterName;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

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

    /** The tags of {@link #DELIVERIES}. */
    public enum DeliveryKey implements KeyName {
        /** shopify, woocommerce, standard or generic. */
        KIND {
            @Override
            public String asString() {
                return "kind";
            }
        },
        /** stored, duplicate, unmatched, ignored or refused. */
        OUTCOME {
            @Override
            public String asString() {
                return "outcome";
            }
        }
    }

    /** The tags of {@link #EXPIRED} and {@link #ORDERS_REFUSED}. */
    public enum WhatKey implements KeyName {
        /** order or claim; order or reversal. */
        WHAT {
            @Override
            public String asString() {
                return "what";
            }
        }
    }
}
