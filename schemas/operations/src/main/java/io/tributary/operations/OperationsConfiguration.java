package io.tributary.operations;

import io.tributary.messaging.deadletter.DeadLetters;
import io.tributary.messaging.replay.Replays;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * The operators' endpoints, in the context of the management port. Being on the class path is
 * enough: Spring Boot finds this class by its list of management configurations. Authentication,
 * strict JSON and problems are those of {@code schemas/web}, which the context inherits. A context
 * without messaging (several may share a class path) has none of it.
 */
@ConditionalOnBean({Replays.class, DeadLetters.class})
@ManagementContextConfiguration(value = ManagementContextType.ANY, proxyBeanMethods = false)
public class OperationsConfiguration {

    @Bean
    ReplaysController replaysController(Replays replays, ObjectProvider<Clock> clock) {
        return new ReplaysController(replays, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    DeadLettersController deadLettersController(DeadLetters deadLetters) {
        return new DeadLettersController(deadLetters);
    }
}
