package io.tributary.web;

import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module as beans; a service imports it on its application class and gives it one {@link
 * io.tributary.web.auth.RoleLookup} and one {@link io.tributary.web.auth.ApiKeyLookup}.
 */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {}
