package io.tributary.messaging;

import io.tributary.testkit.PlatformTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the fixture application; all of them share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PlatformTest(
        classes = FixtureApplication.class,
        properties = {
            FixtureApplication.SERVICE,
            FixtureApplication.MIGRATIONS,
            FixtureApplication.QUIET
        })
public @interface FixtureTest {}
