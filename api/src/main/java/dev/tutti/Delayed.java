package dev.tutti;

/**
 * A call that has not been made: a node of a lazy graph, whose arguments may be other nodes. Made by {@code
 * Tasks.delayed(...)}, called by {@link Tasks#compute(Delayed)} and {@link Tasks#persist}.
 *
 * <pre>{@code
 * List<Delayed<Double>> chunks = IntStream.range(0, 10).mapToObj(i -> tasks.delayed(Stats::chunk, i)).toList();
 * Delayed<Double> mean = tasks.delayed(Stats::mean, chunks);   // nothing has run so far
 * TaskRef<Double> ref = tasks.compute(mean);                   // ten chunks in parallel, then the mean
 * }</pre>
 *
 * <p>A node is immutable and keeps no result; computing it twice calls twice. It may be an argument of any number of
 * others, in graphs of any size and depth. Thread-safe. Only the library implements this.
 *
 * @param <T> the type of the value
 */
public interface Delayed<T> {

    /** What the node is called where a failure is told: its bean's class and method, or the class of its function. */
    String name();
}
