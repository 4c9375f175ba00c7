/** Problem details (RFC 9457): what a client is told when a request cannot be served. */
@NullMarked
package io.tributary.web.problem;

import org.jspecify.annotations.NullMarked;
