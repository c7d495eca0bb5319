package dev.tutti.quickstart.examples;

import dev.tutti.Remote;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Work that keeps a processor busy gets as many threads as there are processors. */
@ApplicationScoped
public class E16ProcessorBound implements Example {

    @Inject
    Primes primes;

    @Inject
    Tasks tasks;

    @Override
    public String id() {
        return "E16";
    }

    @Override
    public String title() {
        return "A hundred tasks that each keep a processor busy";
    }

    @Override
    public String expected() {
        return "100 x 669 primes below 5000; a peak of at most the number of processors";
    }

    @Override
    public List<Class<?>> sources() {
        return List.of(E16ProcessorBound.class);
    }

    // <E16>
    @ApplicationScoped
    public static class Primes {

        @Remote(cpuBound = true)
        public TaskRef<Long> below(int limit, Peak peak) {
            peak.enter();
            try {
                return TaskRef.of(
                        IntStream.range(2, limit).filter(Primes::isPrime).count());
            } finally {
                peak.leave();
            }
        }

        private static boolean isPrime(int n) {
            return IntStream.range(2, n).noneMatch(divisor -> n % divisor == 0);
        }
    }

    @Override
    public Finding run() {
        Peak peak = new Peak();
        int processors = Runtime.getRuntime().availableProcessors();

        List<TaskRef<Long>> hundred =
                Stream.generate(() -> primes.below(5_000, peak)).limit(100).toList();
        List<Long> counts = tasks.gather(hundred).result();

        return Finding.of(
                "100 tasks, each found %d primes below 5000, on %d processors".formatted(counts.get(0), processors),
                peak.most(),
                counts.equals(Collections.nCopies(100, 669L)) && peak.most() <= processors,
                "Every body recorded when it was entered and left.");
    }
    // </E16>
}
