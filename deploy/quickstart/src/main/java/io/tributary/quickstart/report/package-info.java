/** What the demo found, as a table for people and as JSON for programs. */
@NullMarked
package io.tributary.quickstart.report;

import org.jspecify.annotations.NullMarked;
