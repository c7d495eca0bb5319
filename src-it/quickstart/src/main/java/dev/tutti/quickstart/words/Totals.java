package dev.tutti.quickstart.words;

import java.util.List;

/**
 * The words of all texts since the start. When the room for different words is used up, {@code words} still counts every
 * word, {@code distinct} and {@code top} know only the words met before, and {@code complete} is false.
 */
public record Totals(long texts, long words, int distinct, boolean complete, List<Frequency> top) {}
