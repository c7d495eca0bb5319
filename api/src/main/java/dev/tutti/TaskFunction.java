package dev.tutti;

/** Functions that a task can call; they may throw what they like, and the task's future fails with it. */
public final class TaskFunction {

    private TaskFunction() {}

    /** A function of one argument. */
    @FunctionalInterface
    public interface Of1<A1, R> {
        R apply(A1 a1) throws Exception;
    }

    /** A function of two arguments. */
    @FunctionalInterface
    public interface Of2<A1, A2, R> {
        R apply(A1 a1, A2 a2) throws Exception;
    }

    /** A function of three arguments. */
    @FunctionalInterface
    public interface Of3<A1, A2, A3, R> {
        R apply(A1 a1, A2 a2, A3 a3) throws Exception;
    }

    /** A function of four arguments. */
    @FunctionalInterface
    public interface Of4<A1, A2, A3, A4, R> {
        R apply(A1 a1, A2 a2, A3 a3, A4 a4) throws Exception;
    }

    /** A function of five arguments. */
    @FunctionalInterface
    public interface Of5<A1, A2, A3, A4, A5, R> {
        R apply(A1 a1, A2 a2, A3 a3, A4 a4, A5 a5) throws Exception;
    }

    /** A function of six arguments. */
    @FunctionalInterface
    public interface Of6<A1, A2, A3, A4, A5, A6, R> {
        R apply(A1 a1, A2 a2, A3 a3, A4 a4, A5 a5, A6 a6) throws Exception;
    }
}
