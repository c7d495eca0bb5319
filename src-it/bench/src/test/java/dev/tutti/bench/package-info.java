/** What calls cost, beside what they cost elsewhere. Everything here is measured in one run on one machine. */
@NullMarked
package dev.tutti.bench;

import org.jspecify.annotations.NullMarked;
