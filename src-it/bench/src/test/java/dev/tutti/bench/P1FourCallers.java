package dev.tutti.bench;

import org.openjdk.jmh.annotations.Threads;

/** Of four. */
@Threads(4)
public class P1FourCallers extends P1ManyCallers {}
