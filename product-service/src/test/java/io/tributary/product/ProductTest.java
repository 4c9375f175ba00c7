package io.tributary.product;

import io.tributary.testkit.PlatformInitializer;
import io.tributary.testkit.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole service; all of them share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PlatformTest(
        properties = {
            "spring.config.name=product-service",
            "tributary.product.distributor-address=0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
            "tributary.operator-token=operator-of-the-test"
        })
@ContextConfiguration(
        initializers = {
            PlatformInitializer.class,
            SigningKeyInitializer.class,
            DnsInitializer.class
        })
@interface ProductTest {}
