/**
 * What users write: {@link dev.tutti.Remote} methods and {@link dev.tutti.Actor} classes, the {@link dev.tutti.Tasks} client
 * and the {@link dev.tutti.TaskRef} they all return.
 */
@NullMarked
package dev.tutti;

import org.jspecify.annotations.NullMarked;
