package dev.tutti.internal.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant. */
public final class Similar {

    private Similar() {}

    /** As in {@code ; did you mean maxConcurrency?}; empty if nothing is like it. */
    public static String hint(String written, Collection<String> possible) {
        return to(written, possible)
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
    }

    /** The one that is most like it, if it is like it at all: at most two letters, or every third, differ. */
    static Optional<String> to(String written, Collection<String> possible) {
        return possible.stream()
                .filter(each ->
                        distance(written, each) <= Math.max(2, plain(each).length() / 3))
                .min(Comparator.<String>comparingInt(each -> distance(written, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters to add, drop or replace; case and punctuation do not count. */
    private static int distance(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
