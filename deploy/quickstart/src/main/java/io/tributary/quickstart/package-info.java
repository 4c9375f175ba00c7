/** Everything on one machine with one command, and a demo that proves that it pays. */
@NullMarked
package io.tributary.quickstart;

import org.jspecify.annotations.NullMarked;
