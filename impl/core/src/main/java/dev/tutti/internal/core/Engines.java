package dev.tutti.internal.core;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The engines that run, for futures that no engine made, such as those of {@code TaskRef.of}. There is more than one only
 * where several deployments, or several plain clients, share the library's classes.
 */
public final class Engines {

    // Emptied by each engine's close, so that nothing outlives its deployment.
    private static final List<Engine> RUNNING = new CopyOnWriteArrayList<>();

    private Engines() {}

    static void add(Engine engine) {
        RUNNING.add(0, engine);
    }

    static void remove(Engine engine) {
        RUNNING.remove(engine);
    }

    /** The engine that the calling thread works for, else that of its application, else the one that started last. */
    public static Optional<Engine> current() {
        return Optional.ofNullable(found());
    }

    /** Each future that no engine makes looks for one. */
    private static @Nullable Engine found() {
        Engine ofThisApplication = null;
        Engine last = null;
        for (Engine each : RUNNING) {
            if (each.isHere()) {
                return each;
            }
            if (ofThisApplication == null && each.isOfThisApplication()) {
                ofThisApplication = each;
            }
            if (last == null) {
                last = each;
            }
        }
        return ofThisApplication == null ? last : ofThisApplication;
    }
}
