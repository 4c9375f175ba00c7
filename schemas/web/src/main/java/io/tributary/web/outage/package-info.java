/** What is said of something that is away while everybody asks for it. */
@NullMarked
package io.tributary.web.outage;

import org.jspecify.annotations.NullMarked;
