/** What is asked for: arguments, ports, directories, and what the services are told. */
@NullMarked
package io.tributary.quickstart.settings;

import org.jspecify.annotations.NullMarked;
