/** What an implementation of the library, or an extension of it, provides. Applications do not need it. */
@NullMarked
package dev.tutti.spi;

import org.jspecify.annotations.NullMarked;
