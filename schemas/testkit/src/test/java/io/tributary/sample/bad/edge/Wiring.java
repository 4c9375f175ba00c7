package io.tributary.sample.bad.edge;

import org.springframework.context.annotation.Configuration;

@Configuration
class Wiring {}
