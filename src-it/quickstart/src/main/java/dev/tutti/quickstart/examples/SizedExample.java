package dev.tutti.quickstart.examples;

/** An example that can be run in several sizes. */
public interface SizedExample extends Example {

    int SMALLEST = 1;
    int LARGEST = 1000;

    /** What it should show at this size. */
    String expected(int n);

    /** As {@link #run()}, at a size from {@link #SMALLEST} to {@link #LARGEST}. */
    Finding run(int n) throws Exception;
}
