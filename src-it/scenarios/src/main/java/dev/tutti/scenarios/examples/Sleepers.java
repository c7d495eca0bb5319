package dev.tutti.scenarios.examples;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.scenarios.tool.Waiting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The printed examples that sleep, asynchronously or not. */
@ApplicationScoped
public class Sleepers {

    private static final Duration TENTH = Duration.ofMillis(100);

    @Inject
    Tasks tasks;

    /** A number and what has become of it. */
    public record Pair(int number, int result) {}

    @Remote
    public Uni<Map<String, List<String>>> map(CountDownLatch ticks) {
        Waiting.open(ticks);
        return tasks.sleep(TENTH).uni().map(slept -> Map.of("key1", List.of("value")));
    }

    @Remote
    public Uni<String> sleepAsynchronously() {
        return tasks.sleep(TENTH).uni().map(slept -> "I hate event loops");
    }

    public String sleep() {
        tasks.sleep(TENTH).result();
        return "I like decorators";
    }

    /** Blocks its worker until all have come. */
    public String blockUntil(CountDownLatch all) {
        all.countDown();
        Waiting.open(all);
        return "Run in parallel!";
    }

    @Remote
    public TaskRef<Integer> initiate(int request) {
        return tasks.sleep(TENTH).then(slept -> request + 1);
    }

    @Remote
    public TaskRef<Integer> process(int initiated) {
        return tasks.sleep(TENTH).then(slept -> initiated * 2);
    }

    public Pair increment(int number) {
        tasks.sleep(TENTH).result();
        return new Pair(number, number + 1);
    }

    @Remote
    public TaskRef<Pair> doubled(Pair pair) {
        return tasks.sleep(TENTH).then(slept -> new Pair(pair.number(), pair.result() * 2));
    }

    @Remote
    public TaskRef<Map<Integer, Integer>> aggregate(List<TaskRef<Pair>> pairs) {
        return tasks.gather(pairs).then(all -> {
            Map<Integer, Integer> results = new LinkedHashMap<>();
            all.forEach(pair -> results.put(pair.number(), pair.result()));
            return results;
        });
    }
}
