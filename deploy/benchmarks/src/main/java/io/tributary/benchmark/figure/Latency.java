package io.tributary.benchmark.figure;

/**
 * How long one side took to answer in a closed loop, all rounds together.
 *
 * @param what whose answers
 * @param p50Milliseconds half of them were faster
 * @param p99Milliseconds 99 of 100 were faster
 */
public record Latency(String what, double p50Milliseconds, double p99Milliseconds) {}
