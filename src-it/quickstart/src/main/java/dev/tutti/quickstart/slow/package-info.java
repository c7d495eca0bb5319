/** A service that takes its time and counts who is inside: what the gateway stands before. */
package dev.tutti.quickstart.slow;
