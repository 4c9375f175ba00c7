/** The OpenAPI document of each service, at {@code /v3/api-docs}. */
@NullMarked
package io.tributary.web.openapi;

import org.jspecify.annotations.NullMarked;
