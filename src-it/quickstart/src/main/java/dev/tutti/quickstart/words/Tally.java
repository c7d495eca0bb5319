package dev.tutti.quickstart.words;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/** How often each word occurs. Not thread-safe. */
final class Tally {

    private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT_FIRST =
            Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey(Tally::inOrderOfCodePoints));

    private final Map<String, Long> counts = new HashMap<>();
    private long words;

    void add(String word, long times) {
        counts.merge(word, times, Long::sum);
        words += times;
    }

    void addAll(Tally other) {
        other.forEach(this::add);
    }

    boolean contains(String word) {
        return counts.containsKey(word);
    }

    void forEach(BiConsumer<String, Long> action) {
        counts.forEach(action);
    }

    long words() {
        return words;
    }

    int distinct() {
        return counts.size();
    }

    /** The most frequent words, those that are equally frequent in the order of their code points. */
    List<Frequency> top(int most) {
        PriorityQueue<Map.Entry<String, Long>> kept = new PriorityQueue<>(most + 1, MOST_FREQUENT_FIRST.reversed());
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            kept.add(entry);
            if (kept.size() > most) {
                kept.remove();
            }
        }
        return kept.stream()
                .sorted(MOST_FREQUENT_FIRST)
                .map(entry -> Frequency.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** {@link String#compareTo} would put characters beyond U+FFFF, being surrogates, before U+E000 to U+FFFF. */
    private static int inOrderOfCodePoints(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
