package io.tributary.web.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link io.tributary.web.json.JsonBody} or {@link io.tributary.web.json.JsonItems} looks
 * like, for OpenAPI only: a record whose components are the fields. Nothing is read by it.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodySchema {

    /** The record that describes the body, or an array's item. */
    Class<?> value();
}
