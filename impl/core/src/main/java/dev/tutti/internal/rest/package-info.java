/** Futures that JAX-RS resources return. */
@NullMarked
package dev.tutti.internal.rest;

import org.jspecify.annotations.NullMarked;
