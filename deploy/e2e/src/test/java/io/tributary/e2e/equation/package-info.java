/**
 * What has to be equal between the databases, the topics and the chain once the system is at rest;
 * rows that differ are named.
 */
@NullMarked
package io.tributary.e2e.equation;

import org.jspecify.annotations.NullMarked;
