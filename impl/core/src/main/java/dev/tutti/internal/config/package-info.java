/**
 * Configuration: which keys there are, what their values look like, which of several keys wins, and what is wrong with those
 * that somebody wrote. Needs no container; only {@link dev.tutti.internal.config.MicroProfileSettings} sees MicroProfile.
 */
@NullMarked
package dev.tutti.internal.config;

import org.jspecify.annotations.NullMarked;
