/** The system while parts of it die: what it promises holds afterwards, to the last unit. */
@NullMarked
package io.tributary.e2e.fault;

import org.jspecify.annotations.NullMarked;
