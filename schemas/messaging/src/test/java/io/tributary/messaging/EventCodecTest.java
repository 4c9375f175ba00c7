package io.tributary.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.tributary.events.ServiceName;
import io.tributary.events.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** Nothing listens on the registry's port here. */
class EventCodecTest {

    private final EventCodec codec =
            new EventCodec(
                    new TopicNames("", ServiceName.CAMPAIGN_SERVICE),
                    new MessagingProperties.Serde(serializer(), deserializer(), true, Map.of()),
                    new RegistryProperties("http://127.0.0.1:1/apis/registry/v3"));

    @Test
    void doesNotBlameTheBytesWhileTheRegistryIsAway() {
        byte[] bytes = {0, 0, 0, 0, 1, 2};
        assertThatThrownBy(() -> codec.decode(Topics.INTERACTIONS, bytes))
                .isInstanceOf(RegistryTroubleException.class);
    }

    @Test
    void doesNotBlameTheRecordWhileTheRegistryIsAway() {
        assertThatThrownBy(() -> codec.encode(Topics.INTERACTIONS, Fixtures.anInteraction("fine")))
                .isInstanceOf(RegistryTroubleException.class);
    }

    @Test
    void refusesBytesWithoutSchemaIdAndTombstonesWithoutAskingTheRegistry() {
        assertThatThrownBy(() -> codec.decode(Topics.INTERACTIONS, new byte[] {1, 2, 3, 4, 5, 6}))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("value: 6 bytes without schema id (expected: Interaction)");
        assertThatThrownBy(() -> codec.decode(Topics.INTERACTIONS, null))
                .isInstanceOf(UndecodableException.class);
    }

    // Apicurio's class has a type parameter that a class literal cannot name.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<? extends Serializer<?>> serializer() {
        return (Class) AvroKafkaSerializer.class;
    }

    // As above.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<? extends Deserializer<?>> deserializer() {
        return (Class) AvroKafkaDeserializer.class;
    }
}
