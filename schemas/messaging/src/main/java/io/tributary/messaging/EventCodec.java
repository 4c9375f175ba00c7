package io.tributary.messaging;

import io.tributary.events.Topic;
import io.tributary.messaging.transport.KeptDatums;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;

/**
 * Records as the bytes of their topic and back: Avro in the Confluent wire format (byte 0, four
 * bytes of schema id), by the serde classes that the configuration names. The first use of a schema
 * asks the registry and blocks; later ones do not. Safe for several threads.
 */
public final class EventCodec implements AutoCloseable {

    private static final int PREAMBLE = 5;
    private static final String EVENTS = "io.tributary.events";

    private final TopicNames names;
    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    /** A codec on the registry; it connects with its first use. */
    public EventCodec(
            TopicNames names, MessagingProperties.Serde serde, RegistryProperties registry) {
        trustEvents();
        this.names = names;
        this.serializer = serializer(serde.serializer());
        this.deserializer = deserializer(serde.deserializer());
        Map<String, Object> settings = settings(serde, registry);
        serializer.configure(settings, false);
        deserializer.configure(settings, false);
    }

    /**
     * The bytes of a record; equal for equal records.
     *
     * @throws ContentException if the record does not fit its schema
     * @throws RegistryTroubleException if the schema is not known here yet and the registry does
     *     not answer
     */
    public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value) {
        try {
            return serializer.serialize(names.of(topic), value);
        } catch (RuntimeException e) {
            if (RegistryTrouble.causedBy(e) || RegistryTrouble.isUnknownSchema(e)) {
                throw new RegistryTroubleException(topic.name() + ": no schema id", e);
            }
            String found = topic.valueType().getSimpleName();
            throw new ContentException(
                    topic.name() + ": unwritable " + found + " (expected: its schema)", e);
        }
    }

    /**
     * The record that the bytes are; fields that the writer's schema lacks have their defaults.
     *
     * @throws UndecodableException if they are none of the topic's record
     * @throws RegistryTroubleException if the schema is not known here yet and the registry does
     *     not answer
     */
    public <T extends SpecificRecord> T decode(Topic<T> topic, byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < PREAMBLE || bytes[0] != 0) {
            String found = bytes == null ? "nothing" : bytes.length + " bytes without schema id";
            throw new UndecodableException("value: " + found + expected(topic), null);
        }
        Object value = read(topic, bytes);
        if (!topic.valueType().isInstance(value)) {
            String found = value == null ? "nothing" : value.getClass().getSimpleName();
            throw new UndecodableException("value: " + found + expected(topic), null);
        }
        return topic.valueType().cast(value);
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }

    private @Nullable Object read(Topic<?> topic, byte[] bytes) {
        try {
            return deserializer.deserialize(names.of(topic), bytes);
        } catch (RuntimeException e) {
            if (RegistryTrouble.causedBy(e)) {
                throw new RegistryTroubleException(topic.name() + ": schema not readable", e);
            }
            String found =
                    RegistryTrouble.isUnknownSchema(e) ? "unknown schema id" : "broken bytes";
            throw new UndecodableException("value: " + found + expected(topic), e);
        }
    }

    private static String expected(Topic<?> topic) {
        return " (expected: " + topic.valueType().getSimpleName() + ")";
    }

    private static Map<String, Object> settings(
            MessagingProperties.Serde serde, RegistryProperties registry) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("apicurio.registry.url", registry.url());
        settings.put("apicurio.registry.http.adapter", "JDK");
        settings.put("apicurio.registry.auto-register", serde.autoRegister());
        settings.put("apicurio.registry.auto-register.if-exists", "FIND_OR_CREATE_VERSION");
        settings.put("apicurio.registry.dereference-schema", true);
        settings.put("apicurio.registry.use-id", "contentId");
        settings.put("apicurio.registry.headers.enabled", false);
        settings.put("apicurio.registry.fault-tolerant-refresh", true);
        settings.put("apicurio.registry.check-period-ms", 86_400_000L);
        settings.put("apicurio.registry.retry-count", 1L);
        settings.put("apicurio.registry.use-specific-avro-reader", true);
        settings.put("apicurio.registry.avro-datum-provider", KeptDatums.class);
        settings.putAll(confluentSettings(serde, registry));
        settings.putAll(serde.properties());
        return settings;
    }

    /** The same for Confluent's classes, where an installation has put those in; ours ignore it. */
    private static Map<String, Object> confluentSettings(
            MessagingProperties.Serde serde, RegistryProperties registry) {
        return Map.of(
                "schema.registry.url",
                registry.confluentUrl(),
                "auto.register.schemas",
                serde.autoRegister(),
                "specific.avro.reader",
                true);
    }

    /**
     * Avro instantiates only classes that it is told to trust; several services of one JVM may say
     * so.
     */
    private static synchronized void trustEvents() {
        ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        if (!before.isTrusted(io.tributary.events.ProductState.class)) {
            ClassSecurityValidator.setGlobal(
                    ClassSecurityValidator.composite(
                            before, type -> type.getPackageName().equals(EVENTS)));
        }
    }

    // Which class it writes is known only from the topic, at run time.
    @SuppressWarnings("unchecked")
    private static Serializer<Object> serializer(Class<? extends Serializer<?>> type) {
        return (Serializer<Object>) BeanUtils.instantiateClass(type);
    }

    // Which class it reads is known only from the topic, at run time.
    @SuppressWarnings("unchecked")
    private static Deserializer<Object> deserializer(Class<? extends Deserializer<?>> type) {
        return (Deserializer<Object>) BeanUtils.instantiateClass(type);
    }
}
