/** One purchase becomes tokens: the requests of the demo, and what has to come of them. */
@NullMarked
package io.tributary.quickstart.demo;

import org.jspecify.annotations.NullMarked;
