package dev.tutti.quickstart.examples;

import java.util.List;

/** One documented example: what it is called, what it should show, and the program itself. Any number of runs at once. */
public interface Example {

    /** {@code E1} to {@code E16}. */
    String id();

    /** What it does, in a few words. */
    String title();

    /** What it should show. */
    String expected();

    /** The classes whose source, where it lies between marks of this example's id, is what runs. */
    List<Class<?>> sources();

    /** Runs on a worker, so it may wait; a failure counts as an example that went wrong. */
    Finding run() throws Exception;
}
