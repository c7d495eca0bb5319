/**
 * The documented examples, one class each. Every run has a state of its own, so that runs do not disturb each other, and
 * its verdict rests on what latches, barriers and recorders saw, never on the clock.
 */
package dev.tutti.quickstart.examples;
