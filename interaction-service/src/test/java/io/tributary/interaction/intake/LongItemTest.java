package io.tributary.interaction.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.interaction.dedup.DedupWindows;
import io.tributary.messaging.product.ProductSettings;
import io.tributary.values.ProductId;
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonItems;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An item of a batch that is longer than an interaction may be. */
class LongItemTest {

    private static final int MOST = InteractionReader.MOST_BYTES;

    private final Watched watched = new Watched();
    private final InteractionReader reader =
            new InteractionReader(new IntakeProperties(Duration.ofDays(365)), Clock.systemUTC());

    @Test
    void isRefusedWithoutALookAtItsFields() {
        assertThat(statusOf(MOST + 1)).isEqualTo(413);
        assertThat(watched.looks).isZero();
    }

    @Test
    void isReadUpToTheLastByte() {
        assertThat(statusOf(MOST)).isEqualTo(422);
        assertThat(watched.looks).isPositive();
    }

    private int statusOf(int bytes) {
        Reading reading =
                reader.read(
                        new JsonItems.Item(watched, bytes, null),
                        new Caller.Key(new UUID(9, 9), new ProductId(new UUID(7, 7)), true, false),
                        new DedupWindows(Duration.ofSeconds(60), ProductSettings.DEFAULTS));
        return ((Reading.Refused) reading).problem().type().status();
    }

    /** Counts how often its fields are looked at. */
    private static final class Watched extends ObjectNode {

        private static final long serialVersionUID = 1L;
        private int looks;

        private Watched() {
            super(JsonNodeFactory.instance);
        }

        @Override
        public Set<Map.Entry<String, JsonNode>> properties() {
            looks++;
            return super.properties();
        }
    }
}
