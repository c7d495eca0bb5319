package dev.tutti.scenarios.examples;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Crowd;
import dev.tutti.scenarios.tool.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Nodes of lazy graphs. */
@ApplicationScoped
public class Stats {

    /** The mean of 1000 x 100 random numbers, once all chunks are under way. */
    public double chunk(int number, CountDownLatch all) {
        all.countDown();
        Waiting.open(all);
        return new Random(number).doubles(1000 * 100).average().orElseThrow();
    }

    public double mean(List<Double> chunks, Crowd reductions) {
        reductions.enter();
        return chunks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Remote(cpuBound = true)
    public TaskRef<Thread> heavy(Crowd crowd, CountDownLatch release) {
        crowd.enter();
        try {
            Waiting.open(release);
            return TaskRef.of(Thread.currentThread());
        } finally {
            crowd.leave();
        }
    }

    public String broken(String what) throws IOException {
        throw new IOException("broken: " + what);
    }
}
