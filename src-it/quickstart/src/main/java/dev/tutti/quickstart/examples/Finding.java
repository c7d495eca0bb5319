package dev.tutti.quickstart.examples;

import java.util.OptionalInt;

/**
 * What a run showed: its result, the most bodies or calls that were under way at once where that means something, whether it
 * is as expected, and what the verdict rests on.
 */
public record Finding(Object result, OptionalInt peak, boolean ok, String evidence) {

    static Finding of(Object result, boolean ok, String evidence) {
        return new Finding(result, OptionalInt.empty(), ok, evidence);
    }

    static Finding of(Object result, int peak, boolean ok, String evidence) {
        return new Finding(result, OptionalInt.of(peak), ok, evidence);
    }
}
