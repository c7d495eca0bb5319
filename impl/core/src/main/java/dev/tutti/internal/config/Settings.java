package dev.tutti.internal.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is configured, wherever it comes from. Thread-safe. */
public interface Settings {

    /** Those of the application whose class loader the thread has, below those {@linkplain Given given} to it. */
    static Settings current() {
        return Given.over(ofThePlatform());
    }

    private static Settings ofThePlatform() {
        try {
            return MicroProfileSettings.current();
        } catch (LinkageError | IllegalStateException e) { // no API, or nothing that implements it
            return none();
        }
    }

    /** These keys and values of one place. */
    static Settings of(String place, Whose whose, Map<String, String> values) {
        Origin origin = new Origin(place, whose, Set.copyOf(values.keySet()));
        return new Settings() {
            @Override
            public Optional<Value> value(String key) {
                return Optional.ofNullable(values.get(key)).map(text -> new Value(text, origin));
            }

            @Override
            public List<Origin> origins() {
                return List.of(origin);
            }
        };
    }

    /** Nothing is configured. */
    static Settings none() {
        return of("nowhere", Whose.SHARED, Map.of());
    }

    /** The value that wins among all origins. */
    Optional<Value> value(String key);

    /** Where values come from. */
    List<Origin> origins();

    /** A value and where it was found. */
    record Value(String text, Origin origin) {

        /** Not if it is wrong where several applications share it: the deployment has only warned of it then. */
        boolean counts(Kind kind) {
            return kind.accepts(text) || origin.whose() == Whose.APPLICATION;
        }
    }

    /**
     * One place where keys are written.
     *
     * @param name as the platform calls it
     * @param whose who has to put a mistake right
     * @param keys all that it has; empty if it does not tell
     */
    record Origin(String name, Whose whose, Set<String> keys) {}

    /** To whom an origin belongs. */
    enum Whose {
        /** The program that starts the application, for it alone: a mistake ends its start, and every key must be one of the library's. */
        PROGRAM,
        /** The application: a mistake is its own, and ends its deployment. */
        APPLICATION,
        /** Several applications share it, and one cannot know what the keys of another mean. */
        SHARED,
        /** The environment: shared, and names have another form there, as in {@code TUTTI_SUBMISSION_TRACE}. */
        ENVIRONMENT;

        boolean endsTheDeployment() {
            return this == APPLICATION || this == PROGRAM;
        }
    }
}
