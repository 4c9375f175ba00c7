/** Unit tests of who may come in. */
@NullMarked
package io.tributary.web.auth;

import org.jspecify.annotations.NullMarked;
