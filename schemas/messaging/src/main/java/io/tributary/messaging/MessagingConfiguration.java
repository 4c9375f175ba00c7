package io.tributary.messaging;

import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module as beans; a service imports it on its application class. Beans: {@link EventPublisher}, {@link
 * io.tributary.messaging.step.Steps}, {@link io.tributary.messaging.relay.StateRelays}, {@link
 * io.tributary.messaging.relay.LeasedLoops}, the creation of topics, health. {@code KnownProducts} comes with {@link
 * io.tributary.messaging.product.KnownProductsConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {}
