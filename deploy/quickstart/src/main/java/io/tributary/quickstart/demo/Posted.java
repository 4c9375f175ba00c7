package io.tributary.quickstart.demo;

import org.jspecify.annotations.Nullable;

/**
 * An interaction that the demo posted, and the answer.
 *
 * @param name what it is for
 * @param id its id; null if it was refused
 * @param httpStatus the answer's status
 * @param status {@code accepted}, {@code duplicate} or {@code rejected}
 */
public record Posted(String name, @Nullable String id, int httpStatus, String status) {}
