package dev.tutti.bench;

import org.openjdk.jmh.annotations.Threads;

/** Of two. */
@Threads(2)
public class P1TwoCallers extends P1ManyCallers {}
