package io.tributary.messaging.product;

import org.springframework.context.annotation.Configuration;

/** The step on {@code products.v1} and {@link KnownProducts}; imported by every service but product-service. */
@Configuration(proxyBeanMethods = false)
public class KnownProductsConfiguration {}
