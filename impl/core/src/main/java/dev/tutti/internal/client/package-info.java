/** The client for tasks: submitting, and combining what was submitted. */
@NullMarked
package dev.tutti.internal.client;

import org.jspecify.annotations.NullMarked;
