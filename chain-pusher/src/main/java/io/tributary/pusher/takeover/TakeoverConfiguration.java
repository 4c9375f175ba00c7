package io.tributary.pusher.takeover;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.events.Topics;
import io.tributary.messaging.TopicReader;
import io.tributary.pusher.meter.PusherMeter;
import io.tributary.pusher.planning.LostBatches;
import io.tributary.pusher.signing.GasPayer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The takeover of a lane. */
@Configuration(proxyBeanMethods = false)
class TakeoverConfiguration {

    @Bean
    LaneTakeover laneTakeover(
            DatabaseClient database,
            GasPayer payer,
            TopicReader topics,
            LostBatches lost,
            MeterRegistry meters) {
        return new LaneTakeover(
                new Lanes(database),
                payer,
                each -> topics.readToEnd(Topics.PUSH_BATCHES, each),
                new KnownNonces(database),
                lost,
                meters.counter(PusherMeter.BATCHES_RECOVERED.getName()));
    }
}
