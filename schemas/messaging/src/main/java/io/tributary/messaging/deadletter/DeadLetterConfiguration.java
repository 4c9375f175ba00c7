package io.tributary.messaging.deadletter;

import io.tributary.messaging.EventCodec;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.step.ReplayableSteps;
import io.tributary.messaging.transport.Broker;
import io.tributary.messaging.transport.KafkaSettings;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Dead letters as operators look at them. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {

    @Bean
    DeadLetters deadLetters(
            ReplayableSteps steps,
            Broker broker,
            TopicNames names,
            EventCodec codec,
            KafkaSettings settings) {
        return new KafkaDeadLetters(
                steps, new LetterTails(broker, names), codec, () -> consumer(settings));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings settings) {
        return new KafkaConsumer<>(
                settings.reader("dead-letters"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
