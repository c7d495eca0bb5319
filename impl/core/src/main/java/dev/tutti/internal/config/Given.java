package dev.tutti.internal.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a program gives to the application that it starts, above all other sources. */
public final class Given {

    private static final String PLACE = "Tutti.with().config(...)";

    // For the time of a start, which reads its settings on the thread that starts.
    private static final ThreadLocal<@Nullable Settings> HERE = new ThreadLocal<>();

    private Given() {}

    /** Starts something that has these keys and values, and none that are given to whatever is being started around it. */
    public static <T> T during(Map<String, String> values, Supplier<T> start) {
        Settings outer = HERE.get();
        HERE.set(Settings.of(PLACE, Settings.Whose.PROGRAM, values));
        try {
            return start.get();
        } finally {
            if (outer == null) {
                HERE.remove();
            } else {
                HERE.set(outer);
            }
        }
    }

    static Settings over(Settings others) {
        Settings given = HERE.get();
        return given == null ? others : new Both(given, others);
    }

    private record Both(Settings first, Settings second) implements Settings {

        @Override
        public Optional<Value> value(String key) {
            return first.value(key).or(() -> second.value(key));
        }

        @Override
        public List<Origin> origins() {
            return Stream.concat(first.origins().stream(), second.origins().stream())
                    .toList();
        }
    }
}
