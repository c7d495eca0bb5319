package dev.tutti.quickstart.words;

import java.util.List;

/** The words of one text: how many, how many different ones, and the twenty most frequent. */
public record Summary(long words, int distinct, List<Frequency> top) {

    static final int TOP = 20;

    static Summary of(Tally tally) {
        return new Summary(tally.words(), tally.distinct(), tally.top(TOP));
    }
}
