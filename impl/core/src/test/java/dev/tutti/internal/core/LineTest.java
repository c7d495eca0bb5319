package dev.tutti.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {

    private final Line<Waiter> line = new Line<>();

    @Test
    void keepsTheOrderOfArrivalWithinAPriority() {
        IntStream.range(0, 10).forEach(i -> line.add(new Waiter("a" + i, 0), i));

        assertThat(everybody()).containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
    }

    @Test
    void c7_aHigherPriorityGoesFirst() {
        line.add(new Waiter("low", -1), 0);
        line.add(new Waiter("ordinary", 0), 1);
        line.add(new Waiter("high", 5), 2);
        line.add(new Waiter("higher", 7), 3);
        line.add(new Waiter("high too", 5), 4);

        assertThat(everybody()).containsExactly("higher", "high", "high too", "ordinary", "low");
    }

    @Test
    void c7_eachStepOfPriorityIsWorthSoMuchAge() {
        line.add(new Waiter("old", 0), 0);
        line.add(new Waiter("younger by less than two steps", 2), 2 * Line.STEP - 1);
        line.add(new Waiter("younger by more than two steps", 2), 2 * Line.STEP + 1);

        assertThat(everybody())
                .containsExactly("younger by less than two steps", "old", "younger by more than two steps");
    }

    @Test
    void c7_aLowPriorityIsNotStarvedByHigherOnesThatKeepComing() {
        line.add(new Waiter("low", 0), 0);
        int taken = 0;

        String next = "";
        while (!next.equals("low")) {
            line.add(new Waiter("high", 10), taken * Line.STEP);
            next = line.poll().name;
            taken++;
        }

        assertThat(taken).isEqualTo(11); // ten steps, and itself
    }

    @Test
    void ordersAcrossTheEndOfTheClock() {
        line.add(new Waiter("before", 0), Long.MAX_VALUE);
        line.add(new Waiter("high", 1), Long.MIN_VALUE); // a nanosecond later, as nanoTime counts

        assertThat(everybody()).containsExactly("high", "before");
    }

    @Test
    void whoeverLeavesIsNeverTaken() {
        Waiter first = new Waiter("first", 0);
        Waiter second = new Waiter("second", 3);
        Waiter third = new Waiter("third", 0);
        List.of(first, second, third).forEach(each -> line.add(each, 0));

        assertThat(line.remove(second)).isTrue();
        assertThat(line.remove(second)).isFalse();
        assertThat(line.size()).isEqualTo(2);

        assertThat(everybody()).containsExactly("first", "third");
        assertThat(line.size()).isZero();
    }

    @Test
    void thoseBehindAFullLineMoveUpInOrderOfArrivalWhateverTheirPriority() {
        Line<Waiter> narrow = new Line<>(1);
        narrow.add(new Waiter("first", 0), 0);
        narrow.add(new Waiter("low", -1), 1);
        narrow.add(new Waiter("high", 5), 2);

        assertThat(everybody(narrow)).containsExactly("first", "low", "high");
    }

    @Test
    void whoeverHasMovedUpIsInLineAsOldAsWhenItCame() {
        Line<Waiter> narrow = new Line<>(2);
        narrow.add(new Waiter("first", 0), 0);
        narrow.add(new Waiter("second", 0), 1);
        narrow.add(new Waiter("high, younger by more than a step", 1), 2 + Line.STEP);
        narrow.add(new Waiter("higher", 2), 3 + Line.STEP);

        assertThat(everybody(narrow)).containsExactly("first", "second", "higher", "high, younger by more than a step");
    }

    @Test
    void nobodyOvertakesThoseBehindTheLineByComingWhenThereIsRoom() {
        Line<Waiter> narrow = new Line<>(2);
        IntStream.range(0, 4).forEach(i -> narrow.add(new Waiter("a" + i, 0), i));

        String first = narrow.poll().name;
        narrow.add(new Waiter("late", 0), 4);

        assertThat(first).isEqualTo("a0");
        assertThat(everybody(narrow)).containsExactly("a1", "a2", "a3", "late");
    }

    @Test
    void whoeverLeavesAFullLineOrThoseBehindItMakesRoom() {
        Line<Waiter> narrow = new Line<>(2);
        List<Waiter> all =
                IntStream.range(0, 6).mapToObj(i -> new Waiter("a" + i, i % 2)).toList();
        all.forEach(each -> narrow.add(each, 0));

        narrow.remove(all.get(1)); // in line: a2 moves up
        narrow.remove(all.get(3)); // behind it
        narrow.remove(all.get(5)); // the last
        List<String> waiting = narrow.all().stream().map(each -> each.name).toList();

        assertThat(waiting).containsExactly("a0", "a2", "a4");
        assertThat(narrow.size()).isEqualTo(3);
        assertThat(everybody(narrow)).containsExactly("a0", "a2", "a4");
        assertThat(narrow.size()).isZero();
    }

    private List<String> everybody() {
        return everybody(line);
    }

    private static List<String> everybody(Line<Waiter> line) {
        List<String> names = new ArrayList<>();
        for (Waiter next = line.poll(); next != null; next = line.poll()) {
            names.add(next.name);
        }
        return names;
    }

    private static final class Waiter extends Line.Place {

        private final String name;

        Waiter(String name, int priority) {
            super(priority);
            this.name = name;
        }
    }
}
