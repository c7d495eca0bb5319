/** Lazy graphs: nodes that are calls yet to be made, and their computation. */
@NullMarked
package dev.tutti.internal.graph;

import org.jspecify.annotations.NullMarked;
