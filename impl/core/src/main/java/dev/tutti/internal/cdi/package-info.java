/** The composition root: what the container finds, checks and injects. Each class translates and leaves. */
@NullMarked
package dev.tutti.internal.cdi;

import org.jspecify.annotations.NullMarked;
