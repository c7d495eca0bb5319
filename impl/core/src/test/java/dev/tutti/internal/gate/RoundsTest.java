package dev.tutti.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.internal.core.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final Rounds<Waiter> rounds = new Rounds<>();

    @Test
    void keysTakeTurns() {
        add("a", "a1", "a2", "a3");
        add("b", "b1");
        add("c", "c1", "c2");

        assertThat(everybody()).containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
    }

    @Test
    void whoeverComesAloneWaitsForAtMostOneOfEachOtherKey() {
        IntStream.range(0, 1000).forEach(i -> {
            add("a", "a" + i);
            add("b", "b" + i);
        });
        rounds.poll(); // it is b's turn now

        add("c", "alone");

        assertThat(everybody())
                .startsWith("b0", "a1", "alone", "b1", "a2", "b2")
                .hasSize(2000);
    }

    @Test
    void withinAKeyItIsByPriorityAndAge() {
        add("a", "a1", "a2");
        rounds.add(new Waiter("a", "high", 5), 0);
        add("b", "b1", "b2");

        assertThat(everybody()).containsExactly("high", "b1", "a1", "b2", "a2");
    }

    @Test
    void thoseWithoutAKeyShareOne() {
        add("a", "a1", "a2");
        add(null, "none1", "none2", "none3");

        assertThat(rounds.keys()).isEqualTo(2);
        assertThat(everybody()).containsExactly("a1", "none1", "a2", "none2", "none3");
    }

    @Test
    void equalKeysAreOne() {
        add(List.of("tenant", 1), "a1", "a2");
        add("b", "b1");
        add(new ArrayList<>(List.of("tenant", 1)), "a3");

        assertThat(everybody()).containsExactly("a1", "b1", "a2", "a3");
    }

    @Test
    void keyForWhichNobodyWaitsIsForgotten() {
        Waiter only = new Waiter("b", "b1", 0);
        add("a", "a1");
        rounds.add(only, 0);
        add("c", "c1", "c2");

        boolean left = rounds.remove(only);
        boolean again = rounds.remove(only);
        int afterLeaving = rounds.keys();
        rounds.poll();
        int afterTaking = rounds.keys();
        add("b", "b2");

        assertThat(left).isTrue();
        assertThat(again).isFalse();
        assertThat(afterLeaving).isEqualTo(2);
        assertThat(afterTaking).isEqualTo(1);
        assertThat(everybody()).containsExactly("c1", "b2", "c2");
        assertThat(rounds.keys()).isZero();
        assertThat(rounds.size()).isZero();
    }

    @Test
    void keyMayChangeWhileItsCallsWait() {
        List<String> key = new ArrayList<>(List.of("tenant"));
        Waiter leaving = new Waiter(key, "leaving", 0);
        add(key, "a1", "a2", "a3");
        rounds.add(leaving, 0);
        add("b", "b1");

        key.add("changed");
        rounds.remove(leaving);

        assertThat(everybody()).containsExactly("a1", "b1", "a2", "a3");
        assertThat(rounds.keys()).isZero();
    }

    @Test
    void keyThatFailsToCompareKeepsNobodyFromHisTurn() {
        Fickle one = new Fickle();
        Fickle other = new Fickle(); // of the same hash
        add(one, "one1", "one2");
        add(other, "other1", "other2");
        Fickle third = new Fickle();
        one.fails = true;
        other.fails = true;
        third.fails = true;

        assertThatThrownBy(() -> add(third, "refused")).hasMessage("not to be compared");

        assertThat(rounds.size()).isEqualTo(4);
        assertThat(everybody()).containsExactly("one1", "other1", "one2", "other2");
        assertThat(rounds.keys()).isZero();
    }

    @Test
    void doesAsItsModelWhateverIsAddedTakenAndRemoved() {
        long seed = Long.getLong("tutti.seed", System.nanoTime());
        System.out.println("RoundsTest seed " + seed + " (-Dtutti.seed repeats it)");
        Random random = new Random(seed);
        Map<Object, Deque<Waiter>> model = new LinkedHashMap<>();
        List<Waiter> added = new ArrayList<>();

        for (int step = 0; step < 100_000; step++) {
            int what = random.nextInt(10);
            if (what < 5) {
                Waiter waiter = new Waiter(random.nextInt(20), "w" + step, 0);
                added.add(waiter);
                rounds.add(waiter, step);
                model.computeIfAbsent(waiter.key, any -> new ArrayDeque<>()).add(waiter);
            } else if (what < 8) {
                assertThat(rounds.poll()).as("seed %d", seed).isSameAs(poll(model));
            } else if (!added.isEmpty()) {
                Waiter waiter = added.get(random.nextInt(added.size()));
                assertThat(rounds.remove(waiter)).as("seed %d", seed).isEqualTo(remove(model, waiter));
            }
            if (added.size() > 200) {
                added.clear();
            }
            assertThat(rounds.keys()).as("seed %d", seed).isEqualTo(model.size());
        }

        assertThat(rounds.size())
                .as("seed %d", seed)
                .isEqualTo(model.values().stream().mapToInt(Deque::size).sum());
    }

    private static Waiter poll(Map<Object, Deque<Waiter>> model) {
        if (model.isEmpty()) {
            return null;
        }
        Object key = model.keySet().iterator().next();
        Deque<Waiter> line = model.remove(key);
        Waiter first = line.poll();
        if (!line.isEmpty()) {
            model.put(key, line);
        }
        return first;
    }

    private static boolean remove(Map<Object, Deque<Waiter>> model, Waiter waiter) {
        Deque<Waiter> line = model.get(waiter.key);
        boolean removed = line != null && line.remove(waiter);
        if (removed && line.isEmpty()) {
            model.remove(waiter.key);
        }
        return removed;
    }

    private void add(Object key, String... names) {
        for (String name : names) {
            rounds.add(new Waiter(key, name, 0), Line.STEP);
        }
    }

    private List<String> everybody() {
        List<String> names = new ArrayList<>();
        for (Waiter next = rounds.poll(); next != null; next = rounds.poll()) {
            names.add(next.name);
        }
        return names;
    }

    private static final class Waiter extends Rounds.Place {

        private final Object key;
        private final String name;

        Waiter(Object key, String name, int priority) {
            super(priority, new Rounds.Share(key));
            this.key = key;
            this.name = name;
        }
    }

    private static final class Fickle {

        private boolean fails;

        @Override
        public boolean equals(Object other) {
            if (fails) {
                throw new IllegalStateException("not to be compared");
            }
            return this == other;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
