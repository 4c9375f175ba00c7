package io.tributary.web.problem;

/**
 * What every occurrence of a problem says.
 *
 * @param status the HTTP status
 * @param title one short sentence
 */
public record ProblemKind(int status, String title) {}
