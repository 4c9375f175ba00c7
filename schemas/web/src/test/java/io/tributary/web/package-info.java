/** The module as a service sees it. */
@NullMarked
package io.tributary.web;

import org.jspecify.annotations.NullMarked;
