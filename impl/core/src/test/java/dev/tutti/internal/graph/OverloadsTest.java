package dev.tutti.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Delayed;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.internal.EngineExtension;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is written compiles without ambiguity, and calls what it says. */
class OverloadsTest {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private Tasks tasks;
    private Delayed<Integer> two;
    private Delayed<Double> half;
    private Delayed<String> text;

    @BeforeEach
    void nodes() {
        tasks = tutti.tasks();
        two = tasks.delayed(2);
        half = tasks.delayed(0.5);
        text = tasks.delayed("x");
    }

    @Test
    void linesOfTheContract() {
        Delayed<Double> mean = tasks.delayed(
                Stats::mean,
                IntStream.range(0, 10)
                        .mapToObj(i -> tasks.delayed(Stats::chunk, i))
                        .toList());
        TaskRef<Double> m = tasks.compute(mean);
        Delayed<Double> kept = tasks.persist(mean);

        assertThat(m.result(BOUND)).isEqualTo(4.5);
        assertThat(value(kept)).isEqualTo(4.5);
    }

    @Test
    void withoutArguments() {
        Delayed<Integer> method = tasks.delayed(Stats::ten);
        Delayed<Integer> lambda = tasks.delayed(() -> 41);
        Delayed<String> statically = tasks.delayed(OverloadsTest::greeting);

        assertThat(value(method)).isEqualTo(10);
        assertThat(value(lambda)).isEqualTo(41);
        assertThat(value(statically)).isEqualTo("hello");
    }

    @Test
    void lambdasOfOneArgument() {
        TaskRef<Integer> three = tasks.submit(() -> 3);
        Map<String, Delayed<Integer>> map = Map.of("key", two);

        Delayed<Integer> ofAValue = tasks.delayed(x -> x + 1, 10);
        Delayed<Integer> ofANode = tasks.delayed(x -> x + 1, two);
        Delayed<Integer> ofAReference = tasks.delayed(x -> x + 1, three);
        Delayed<Integer> ofNodes = tasks.delayed(xs -> xs.get(0) - xs.get(1), List.of(two, two));
        Delayed<Integer> ofAMap = tasks.delayed(xs -> xs.get("key") + 1, map);
        Delayed<Integer> ofAPlainList = tasks.delayed(xs -> xs.get(0).length(), List.of("abc"));
        Delayed<Integer> declared = tasks.delayed((Integer x) -> x + 1, two);

        assertThat(Stream.of(ofAValue, ofANode, ofAReference, ofNodes, ofAMap, ofAPlainList, declared)
                        .map(this::value))
                .containsExactly(11, 3, 4, 0, 3, 3, 3);
    }

    @Test
    void methodsOfOneArgument() {
        TaskRef<Integer> three = tasks.submit(() -> 3);
        Map<String, Delayed<Double>> map = Map.of("key", half);

        Delayed<Double> ofAValue = tasks.delayed(Stats::chunk, 10);
        Delayed<Double> ofANode = tasks.delayed(Stats::chunk, two);
        Delayed<Double> ofAReference = tasks.delayed(Stats::chunk, three);
        Delayed<Double> ofASet = tasks.delayed(Stats::mean, Set.of(half));
        Delayed<Double> ofAWiderList = tasks.delayed(Stats::sum, List.of(half, two));
        Delayed<Double> ofAMap = tasks.delayed(Stats::sumOf, map);
        Delayed<Double> ofAPlainList = tasks.delayed(Stats::mean, List.of(1.0, 2.0));
        Delayed<Double> ofAListNode = tasks.delayed(Stats::mean, tasks.delayed(List.of(half, half)));
        Delayed<Double> ofAMapNode = tasks.delayed(Stats::sumOf, tasks.delayed(map));
        Delayed<Double> statically = tasks.delayed(Math::sqrt, tasks.delayed(9.0));

        assertThat(Stream.of(
                                ofAValue,
                                ofANode,
                                ofAReference,
                                ofASet,
                                ofAWiderList,
                                ofAMap,
                                ofAPlainList,
                                ofAListNode,
                                ofAMapNode,
                                statically)
                        .map(this::value))
                .containsExactly(10.0, 2.0, 3.0, 0.5, 2.5, 0.5, 1.5, 0.5, 0.5, 3.0);
    }

    @Test
    void methodThatTakesAnythingGetsValuesAndNoNodes() {
        List<Delayed<String>> each = List.of(
                tasks.delayed(Stats::any, "value"),
                tasks.delayed(Stats::any, two),
                tasks.delayed(Stats::any, tasks.submit(() -> 3)),
                tasks.delayed(Stats::any, List.of(two, half)),
                tasks.delayed(Stats::any, (Object) two));

        assertThat(tasks.compute(each).result(BOUND)).containsExactly("value", "2", "3", "[2, 0.5]", "2");
    }

    @Test
    void arrayIsOneArgument() {
        Delayed<Integer> function = tasks.delayed((String[] words) -> words.length, new String[] {"a", "b"});
        Delayed<String> method = tasks.delayed(Stats::any, (Object) new String[] {"a", "b"});

        assertThat(value(function)).isEqualTo(2);
        assertThat(value(method)).startsWith("[Ljava.lang.String;");
    }

    @Test
    void overloadedMethodsByLambdasWithDeclaredParameters() {
        Delayed<Double> one = tasks.delayed((Stats stats, String of) -> stats.pick(of), text);
        Delayed<Double> mixed = tasks.delayed((Stats stats, String of, Integer n) -> stats.pick(of, n), text, 3);

        assertThat(value(one)).isEqualTo(1);
        assertThat(value(mixed)).isEqualTo(3);
    }

    @Test
    void twoArguments() {
        List<Delayed<Double>> each = List.of(
                tasks.delayed(Stats::add, 1.0, 2.0),
                tasks.delayed(Stats::add, half, 2.0),
                tasks.delayed(Stats::add, 2.0, half),
                tasks.delayed(Stats::add, half, half),
                tasks.delayed((x, y) -> x + y, 1.0, 2.0),
                tasks.delayed((x, y) -> x + y, half, half),
                tasks.delayed((x, y) -> x + y, half, tasks.delayed(2.0)),
                tasks.delayed((Double x, Double y) -> x + y, half, 2.0),
                tasks.delayed((Double x, Double y) -> x + y, 2.0, half),
                tasks.delayed(Double::sum, half, 2.0));

        assertThat(tasks.compute(each).result(BOUND)).containsExactly(3.0, 2.5, 2.5, 1.0, 3.0, 1.0, 2.5, 2.5, 2.5, 2.5);
    }

    @Test
    void threeArguments() {
        List<Delayed<String>> each = List.of(
                tasks.delayed(Stats::join, 1, "a", 2.0),
                tasks.delayed(Stats::join, two, text, half),
                tasks.delayed((x, y, z) -> x + y + z, 1, "a", 2.0),
                tasks.delayed((x, y, z) -> x + y + z, two, text, half));

        assertThat(tasks.compute(each).result(BOUND)).containsExactly("1a2.0", "2x0.5", "1a2.0", "2x0.5");
    }

    @Test
    void moreArgumentsAsAList() {
        Delayed<String> function = tasks.delayed(
                values -> (Integer) values.get(0) + (Double) values.get(1) + (String) values.get(2),
                List.<Delayed<?>>of(two, half, text));
        Delayed<String> method = tasks.delayed(
                (Stats stats, List<Object> values) ->
                        stats.join((Integer) values.get(0), (String) values.get(1), (Double) values.get(2)),
                List.of(two, text, half));

        assertThat(value(function)).isEqualTo("2.5x");
        assertThat(value(method)).isEqualTo("2x0.5");
    }

    @Test
    void methodsThatReturnFuturesAreFlattened() {
        List<Delayed<Double>> each = List.of(
                tasks.flattenStage(tasks.delayed(Stats::later, 1)),
                tasks.flattenStage(tasks.delayed(Stats::stage, 2)),
                tasks.flattenUni(tasks.delayed(Stats::uni, 3)));

        assertThat(value(tasks.delayed(Stats::mean, each))).isEqualTo(2);
    }

    @Test
    void valuesMayBeNull() {
        Delayed<String> nothing = tasks.delayed((String) null);
        Delayed<String> told = tasks.delayed((String x, String y) -> x + y, nothing, (String) null);

        assertThat(value(told)).isEqualTo("nullnull");
        assertThat(tasks.compute(List.of(nothing, nothing)).result(BOUND)).containsExactly(null, null);
    }

    @Test
    void mapKeepsItsOrder() {
        Map<String, Delayed<Integer>> nodes = new LinkedHashMap<>();
        List.of("z", "a", "m").forEach(key -> nodes.put(key, two));

        Map<String, Integer> map = value(tasks.delayed(nodes));

        assertThat(map.keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void missingArgumentsAreRefusedAtOnceByTheirName() {
        assertThatThrownBy(() -> tasks.delayed((Callable<String>) null)).hasMessage("task");
        assertThatThrownBy(() -> tasks.delayed(Stats::chunk, (Delayed<Integer>) null))
                .hasMessage("a1");
        assertThatThrownBy(() -> tasks.compute(Arrays.asList(two, null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("nodes[1] is null: give a Delayed");
    }

    @Test
    void nodeOfSomebodyElsesIsRefusedAtOnce() {
        Delayed<Integer> foreign = () -> "foreign";

        assertThatThrownBy(() -> tasks.compute(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("make nodes by tasks.delayed(...)");
        assertThatThrownBy(() -> tasks.delayed(x -> x, foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nodesAreCalledAsTheyAreWritten() {
        assertThat(tasks.delayed(Stats::chunk, 1).name()).isEqualTo("Stats.chunk");
        assertThat(tasks.delayed(x -> x + 1, 1).name()).isEqualTo("OverloadsTest.lambda");
        assertThat(tasks.persist(tasks.delayed(Stats::chunk, 1)).name()).isEqualTo("Stats.chunk");
    }

    private <T> T value(Delayed<T> node) {
        return tasks.compute(node).result(BOUND);
    }

    private static String greeting() {
        return "hello";
    }
}
