package io.tributary.messaging.transport;

import io.tributary.messaging.EventCodec;
import io.tributary.messaging.EventPublisher;
import io.tributary.messaging.MessagingProperties;
import io.tributary.messaging.RegistryProperties;
import io.tributary.messaging.TopicNames;
import io.tributary.messaging.TopicReader;
import java.time.Clock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Codec, producer, publisher and the start of topics. */
@Configuration(proxyBeanMethods = false)
public class TransportConfiguration {

    @Bean
    TopicNames topicNames(MessagingProperties properties) {
        return new TopicNames(properties.topicPrefix(), properties.service());
    }

    @Bean
    KafkaSettings kafkaSettings(
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            MessagingProperties properties,
            TopicNames names) {
        return new KafkaSettings(kafka, connection, properties, names);
    }

    @Bean
    EventCodec eventCodec(
            TopicNames names, MessagingProperties properties, RegistryProperties registry) {
        return new EventCodec(names, properties.serde(), registry);
    }

    @Bean
    RecordSender recordSender(KafkaSettings settings) {
        return new RecordSender(
                new KafkaProducer<>(
                        settings.producer(), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    @Bean
    RecordEncoder recordEncoder(
            TopicNames names,
            EventCodec codec,
            MessagingProperties properties,
            ObjectProvider<Clock> clock) {
        return new RecordEncoder(
                names, codec, properties.maxRecordSize(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    EventPublisher eventPublisher(
            RecordEncoder encoder, RecordSender sender, MessagingProperties properties) {
        return new KafkaEventPublisher(encoder, sender, properties.maxInFlight());
    }

    @Bean
    TopicReader topicReader(KafkaSettings settings, TopicNames names, EventCodec codec) {
        return new KafkaTopicReader(settings, names, codec);
    }

    @Bean
    Broker broker(KafkaSettings settings) {
        return new Broker(settings);
    }

    @Bean
    KafkaStartup kafkaStartup(
            Broker broker,
            KafkaSettings settings,
            MessagingProperties properties,
            TopicNames names,
            EventCodec codec,
            RecordSender sender) {
        TopicDeclarations declarations =
                new TopicDeclarations(names, properties, settings.maxMessageBytes());
        return new KafkaStartup(broker, declarations, names, codec, sender);
    }
}
