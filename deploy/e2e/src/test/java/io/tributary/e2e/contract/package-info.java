/**
 * The HTTP contract ({@code deploy/docs/api.md} and every OpenAPI document) beside the running
 * services.
 */
// Over the bound because there is one test for each subject of the page.
@NullMarked
package io.tributary.e2e.contract;

import org.jspecify.annotations.NullMarked;
