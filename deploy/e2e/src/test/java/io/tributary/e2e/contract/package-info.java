/**
 * The HTTP contract ({@code deploy/docs/api.md} and every OpenAPI document) beside the running
 * services.
 */
@NullMarked
package io.tributary.e2e.contract;

import org.jspecify.annotations.NullMarked;
