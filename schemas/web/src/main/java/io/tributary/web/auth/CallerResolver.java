package io.tributary.web.auth;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/**
 * Gives controllers the {@link Caller}; without one of the asked kind the request ends with 401,
 * also on an open path.
 */
final class CallerResolver implements SyncHandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgumentValue(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Object caller = exchange.getAttribute(CallerFilter.ATTRIBUTE);
        if (!parameter.getParameterType().isInstance(caller)) {
            throw CallerFilter.unauthenticated(
                    parameter.getParameterType() == Caller.Key.class
                            ? "an API key is needed here"
                            : "a wallet's token is needed here");
        }
        return caller;
    }
}
