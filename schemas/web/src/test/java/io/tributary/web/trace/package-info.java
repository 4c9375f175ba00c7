/** Tests of sampled requests. */
@NullMarked
package io.tributary.web.trace;

import org.jspecify.annotations.NullMarked;
