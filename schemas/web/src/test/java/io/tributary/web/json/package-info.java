/** Unit tests of json. */
@NullMarked
package io.tributary.web.json;

import org.jspecify.annotations.NullMarked;
