package io.tributary.operations;

import io.tributary.testkit.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the small service; all of them share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PlatformTest(
        classes = {OperationsApplication.class, Operator.class},
        properties = {
            "tributary.messaging.service=reward-service",
            "spring.flyway.locations=classpath:io/tributary/messaging/migration",
            "logging.level.org.apache.kafka=error"
        })
@interface OperationsTest {}
