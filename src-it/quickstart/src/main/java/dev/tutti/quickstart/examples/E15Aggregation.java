package dev.tutti.quickstart.examples;

import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Plain tasks, asynchronous continuations and an aggregation that keeps their order. */
@ApplicationScoped
public class E15Aggregation implements Example {

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E15";
    }

    @Override
    public String title() {
        return "Ten plain 0.1 s tasks, each continued asynchronously, aggregated into one map";
    }

    @Override
    public String expected() {
        return "{0: 2, 1: 4, 2: 6, 3: 8, 4: 10, 5: 12, 6: 14, 7: 16, 8: 18, 9: 20} in that order, after about 0.2 s";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E15Aggregation.class);
    }

    // <E15>
    private record Numbered(int number, int value) {}

    private static Numbered plain(int number) throws InterruptedException {
        Thread.sleep(100);
        return new Numbered(number, number + 1);
    }

    private TaskRef<Numbered> doubled(Numbered one) {
        return tasks.sleep(Duration.ofMillis(100)).then(slept -> new Numbered(one.number(), one.value() * 2));
    }

    private TaskRef<Map<Integer, Integer>> aggregate(List<TaskRef<Numbered>> refs) {
        return tasks.gather(refs).then(all -> {
            Map<Integer, Integer> values = new LinkedHashMap<>();
            all.forEach(one -> values.put(one.number(), one.value()));
            return values;
        });
    }

    @Override
    public Finding run() {
        List<Integer> numbers = IntStream.range(0, 10).boxed().toList();

        List<TaskRef<Numbered>> doubled = tasks.map(E15Aggregation::plain, numbers).stream()
                .map(one -> one.<Numbered>thenTask(r -> doubled(r.result())))
                .toList();
        Map<Integer, Integer> result = aggregate(doubled).result();

        return Finding.of(
                result,
                new ArrayList<>(result.keySet()).equals(numbers)
                        && new ArrayList<>(result.values()).equals(List.of(2, 4, 6, 8, 10, 12, 14, 16, 18, 20)),
                "Keys and values are compared in the order in which the map holds them.");
    }
    // </E15>
}
