/** The application whose requests call, by each way that a server offers. */
@NullMarked
package dev.tutti.bench.server.calls;

import org.jspecify.annotations.NullMarked;
