package dev.tutti.internal.config;

/**
 * Where the bodies of a method run.
 *
 * @param executor the name of the executor; empty for the library's own lanes
 */
public record Place(Lane lane, String executor) {

    static final Place WORKERS = new Place(Lane.WORKERS, "");
    static final Place PROCESSORS = new Place(Lane.PROCESSORS, "");
    static final Place LOOP = new Place(Lane.LOOP, "");

    static Place on(String executor) {
        return new Place(Lane.EXECUTOR, executor);
    }

    /** What to ask for a place at. */
    public enum Lane {
        WORKERS,
        PROCESSORS,
        LOOP,
        EXECUTOR
    }
}
