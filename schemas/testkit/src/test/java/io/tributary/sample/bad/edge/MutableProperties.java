package io.tributary.sample.bad.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("sample")
class MutableProperties {}
