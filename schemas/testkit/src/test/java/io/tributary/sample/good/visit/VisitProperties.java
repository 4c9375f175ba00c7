package io.tributary.sample.good.visit;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("sample.visit")
record VisitProperties(int most) {}
