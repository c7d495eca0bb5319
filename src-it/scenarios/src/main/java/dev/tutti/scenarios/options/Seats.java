package dev.tutti.scenarios.options;

import dev.tutti.TaskRef;
import java.util.List;

/** What a {@link Lounge} is a kind of. */
public interface Seats {

    TaskRef<List<String>> take(String guest);
}
