package io.tributary.sample.bad.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("sample")
record Settings(int number) {}
