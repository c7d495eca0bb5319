/**
 * A {@link dev.tutti.internal.core.Call}, the links it passes, and the lanes it runs on. Knows nothing of who implements
 * its links, of futures or of any platform.
 */
@NullMarked
package dev.tutti.internal.core;

import org.jspecify.annotations.NullMarked;
