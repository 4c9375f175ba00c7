package io.tributary.sample.good;

import org.springframework.context.annotation.Configuration;

@Configuration
class SampleConfiguration {}
