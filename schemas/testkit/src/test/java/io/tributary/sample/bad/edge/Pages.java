package io.tributary.sample.bad.edge;

import org.springframework.web.bind.annotation.RestController;

@RestController
class Pages {}
