/** Requests that only hold for the state that their sender has seen (RFC 9110, section 13). */
@NullMarked
package io.tributary.web.precondition;

import org.jspecify.annotations.NullMarked;
