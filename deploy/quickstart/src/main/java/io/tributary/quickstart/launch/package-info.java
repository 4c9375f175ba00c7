/** Starts the five services, in this virtual machine or each in one of its own, and ends them. */
@NullMarked
package io.tributary.quickstart.launch;

import org.jspecify.annotations.NullMarked;
