/** What the plain JVM lacks of a container. */
@NullMarked
package dev.tutti.internal.se;

import org.jspecify.annotations.NullMarked;
