package io.tributary.interaction.publication;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How groups reach the topic.
 *
 * @param ackWait how long an answer waits for the broker before it goes out after the commit alone
 * @param relayAge how old a group has to be before the relay takes it; longer than the producer's
 *     delivery timeout
 * @param relayInterval how often the relay looks
 * @param relayGroups how many groups the relay takes at once
 */
@ConfigurationProperties("tributary.interaction.publication")
record PublicationProperties(
        @DefaultValue("250ms") Duration ackWait,
        @DefaultValue("12s") Duration relayAge,
        @DefaultValue("1s") Duration relayInterval,
        @DefaultValue("2") int relayGroups) {

    PublicationProperties {
        if (relayGroups < 1) {
            throw new IllegalArgumentException(
                    "relay-groups: " + relayGroups + " (expected: >= 1)");
        }
    }
}
