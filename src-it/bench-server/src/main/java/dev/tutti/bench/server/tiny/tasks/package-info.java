/** What the tiny application has more with Tutti: a remote bean, an actor, and a resource that calls both. */
@NullMarked
package dev.tutti.bench.server.tiny.tasks;

import org.jspecify.annotations.NullMarked;
