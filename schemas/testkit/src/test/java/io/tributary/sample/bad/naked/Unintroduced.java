package io.tributary.sample.bad.naked;

record Unintroduced(int number) {}
