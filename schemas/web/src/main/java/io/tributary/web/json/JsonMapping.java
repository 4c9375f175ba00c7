package io.tributary.web.json;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint that says nothing else answers JSON. Known beforehand, a request that accepts no
 * JSON is refused (406) before anything is done, not after it, when only the answer fails.
 */
final class JsonMapping extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> type) {
        RequestMappingInfo stated = super.getMappingForMethod(method, type);
        return stated == null || !stated.getProducesCondition().isEmpty()
                ? stated
                : stated.mutate().produces(MediaType.APPLICATION_JSON_VALUE).build();
    }
}
