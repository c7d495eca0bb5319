/**
 * Tests in virtual time, as a JUnit extension: start at {@link dev.tutti.testing.VirtualTime}. A second of sleep takes no
 * second, and an order or a duration can be asserted exactly.
 */
@NullMarked
package dev.tutti.testing;

import org.jspecify.annotations.NullMarked;
