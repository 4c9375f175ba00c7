package io.tributary.sample.bad;

record Astray(int number) {}
