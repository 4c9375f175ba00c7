package io.tributary.web;

import io.tributary.web.auth.AuthConfiguration;
import io.tributary.web.connection.ConnectionConfiguration;
import io.tributary.web.json.JsonConfiguration;
import io.tributary.web.limit.LimitConfiguration;
import io.tributary.web.openapi.OpenApiConfiguration;
import io.tributary.web.paging.PagingConfiguration;
import io.tributary.web.precondition.PreconditionConfiguration;
import io.tributary.web.problem.ProblemConfiguration;
import io.tributary.web.trace.TraceConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything of this module as beans; a service imports it on its application class and gives it
 * one {@link io.tributary.web.auth.RoleLookup} and one {@link io.tributary.web.auth.ApiKeyLookup}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    ProblemConfiguration.class,
    JsonConfiguration.class,
    PagingConfiguration.class,
    PreconditionConfiguration.class,
    AuthConfiguration.class,
    ConnectionConfiguration.class,
    LimitConfiguration.class,
    OpenApiConfiguration.class,
    TraceConfiguration.class
})
public class WebConfiguration {}
