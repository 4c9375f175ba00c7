/** HTTP as every service speaks it. */
@NullMarked
package io.tributary.web;

import org.jspecify.annotations.NullMarked;
