package dev.tutti.quickstart.words;

/**
 * A word and how often it occurs. Of a word of over a thousand letters the answer shows only the first thousand, followed by
 * an ellipsis, and gives the number of its letters as {@code length}, which is left out otherwise.
 */
public record Frequency(String word, long count, Integer length) {

    private static final int LONGEST_SHOWN = 1000;

    static Frequency of(String word, long count) {
        int letters = word.codePointCount(0, word.length());
        if (letters <= LONGEST_SHOWN) {
            return new Frequency(word, count, null);
        }
        return new Frequency(word.substring(0, word.offsetByCodePoints(0, LONGEST_SHOWN)) + "…", count, letters);
    }
}
