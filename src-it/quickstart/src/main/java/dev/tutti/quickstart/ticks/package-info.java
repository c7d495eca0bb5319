/** A stream without an end, which stops when its client leaves. */
package dev.tutti.quickstart.ticks;
