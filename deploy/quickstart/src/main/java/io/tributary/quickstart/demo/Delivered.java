package io.tributary.quickstart.demo;

/**
 * A delivery of the Shopify shop, and the answer.
 *
 * @param name what was special about it
 * @param httpStatus the answer's status
 * @param outcome what became of it, or why it was refused
 */
public record Delivered(String name, int httpStatus, String outcome) {}
