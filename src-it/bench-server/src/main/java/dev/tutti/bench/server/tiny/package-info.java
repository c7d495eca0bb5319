/** A tiny application, which does the same with Tutti beside it and without. */
@NullMarked
package dev.tutti.bench.server.tiny;

import org.jspecify.annotations.NullMarked;
