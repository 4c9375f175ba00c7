/**
 * Strict reading of JSON: every wrong field at once, unknown ones refused, bounds before anything
 * else.
 */
@NullMarked
package io.tributary.web.json;

import org.jspecify.annotations.NullMarked;
