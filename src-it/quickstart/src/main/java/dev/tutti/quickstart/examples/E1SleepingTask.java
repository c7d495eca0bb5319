package dev.tutti.quickstart.examples;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A call of a remote method gives its caller the future at once. */
@ApplicationScoped
public class E1SleepingTask implements Example {

    @Inject
    Sleeper sleeper;

    @Override
    public String id() {
        return "E1";
    }

    @Override
    public String title() {
        return "A task sleeps a second while its caller goes on ticking";
    }

    @Override
    public String expected() {
        return "{\"key1\": [\"value\"]}, after about 1 s";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E1SleepingTask.class);
    }

    // <E1>
    @ApplicationScoped
    public static class Sleeper {

        @Remote
        public Uni<Map<String, List<String>>> sleep(CountDownLatch started, CountDownLatch ticks) throws Exception {
            started.countDown();
            Thread.sleep(1000);
            if (!ticks.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The caller stood still while the task ran");
            }
            return Uni.createFrom().item(Map.of("key1", List.of("value")));
        }
    }

    @Override
    public Finding run() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ticks = new CountDownLatch(10);

        Uni<Map<String, List<String>>> uni = sleeper.sleep(started, ticks); // returns at once
        boolean running = started.await(10, TimeUnit.SECONDS);
        for (int tick = 0; tick < 10; tick++) {
            ticks.countDown();
        }
        Map<String, List<String>> result = TaskRef.from(uni).result();

        return Finding.of(
                result,
                running && result.equals(Map.of("key1", List.of("value"))),
                "The task does not end before its caller has ticked ten times, and the caller ticks only once it"
                        + " runs.");
    }
    // </E1>
}
