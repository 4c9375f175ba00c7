/** The service that does nothing, behind the same filters as interaction-service. */
@NullMarked
package io.tributary.benchmark.empty;

import org.jspecify.annotations.NullMarked;
