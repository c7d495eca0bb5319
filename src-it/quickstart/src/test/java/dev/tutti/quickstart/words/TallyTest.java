package dev.tutti.quickstart.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void putsTheMostFrequentFirstAndTiesInOrderOfCodePoints() {
        Tally tally = new Tally();
        List.of("𐐨", "ﬁ", "b", "a", "ab", "𐐩", "often", "often").forEach(word -> tally.add(word, 1));

        List<String> top = tally.top(20).stream().map(Frequency::word).toList();

        assertEquals(List.of("often", "a", "ab", "b", "ﬁ", "𐐨", "𐐩"), top);
    }

    @Test
    void keepsTheMostFrequentOnly() {
        Tally tally = new Tally();
        IntStream.rangeClosed(1, 100).forEach(times -> tally.add("w" + times, times));

        List<Long> top = tally.top(3).stream().map(Frequency::count).toList();

        assertEquals(List.of(100L, 99L, 98L), top);
    }

    @Test
    void showsTheBeginningOfAVeryLongWordAndItsLength() {
        Tally tally = new Tally();
        tally.add("𐐨".repeat(1001), 1);

        assertEquals(List.of(new Frequency("𐐨".repeat(1000) + "…", 1, 1001)), tally.top(20));
    }
}
