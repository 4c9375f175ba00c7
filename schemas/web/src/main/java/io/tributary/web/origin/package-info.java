/** Which web pages may use keys, and what their browsers are told (CORS). */
@NullMarked
package io.tributary.web.origin;

import org.jspecify.annotations.NullMarked;
