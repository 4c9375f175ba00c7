package io.tributary.web.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large a body this {@link JsonBody} or {@link JsonItems} takes, where it is not 1 MiB. Larger
 * ones are 413.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxBody {

    /** What a {@link JsonBody} takes without this annotation. */
    int DEFAULT_BYTES = 1024 * 1024;

    /** Bytes as they come over the wire, and once decompressed. */
    int value();
}
