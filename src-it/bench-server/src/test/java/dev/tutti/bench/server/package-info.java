/** Starts Open Liberty, deploys what is to be measured, and writes down what came out. */
@NullMarked
package dev.tutti.bench.server;

import org.jspecify.annotations.NullMarked;
