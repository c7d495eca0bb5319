package dev.tutti.quickstart.examples;

import dev.tutti.Delayed;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A graph of delayed calls, computed in parallel. */
@ApplicationScoped
public class E11LazyGraph implements Example {

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E11";
    }

    @Override
    public String title() {
        return "The mean of a 1000 x 1000 random array in ten chunks, as a lazy graph";
    }

    @Override
    public String expected() {
        return "within 0.49 to 0.51; ten chunk tasks and one that reduces";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E11LazyGraph.class);
    }

    // <E11>
    /** Counts what is called, for the verdict. */
    record Calls(AtomicInteger chunks, AtomicInteger reductions) {}

    @ApplicationScoped
    public static class Stats {

        /** The mean of 1000 x 100 random numbers. */
        public double chunk(Calls calls) {
            calls.chunks().incrementAndGet();
            return ThreadLocalRandom.current().doubles(1000 * 100).average().orElseThrow();
        }

        public double mean(List<Double> chunks, Calls calls) {
            calls.reductions().incrementAndGet();
            return chunks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }

    @Override
    public Finding run() {
        Calls calls = new Calls(new AtomicInteger(), new AtomicInteger());
        List<Delayed<Double>> chunks = IntStream.range(0, 10)
                .mapToObj(i -> tasks.delayed(Stats::chunk, calls))
                .toList();
        Delayed<Double> mean = tasks.delayed(Stats::mean, tasks.delayed(chunks), calls);
        int before = calls.chunks().get();

        TaskRef<Double> computed = tasks.compute(mean);

        double result = computed.result();
        int tenth = calls.chunks().get();
        return Finding.of(
                "%.4f from %d chunk tasks and %d reduction"
                        .formatted(result, tenth, calls.reductions().get()),
                before == 0
                        && result > 0.49
                        && result < 0.51
                        && tenth == 10
                        && calls.reductions().get() == 1,
                "Every body counted its call; none had been called before the graph was computed.");
    }
    // </E11>
}
