package dev.tutti.internal.result;

import dev.tutti.internal.ref.Ref;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Tasks whose callers get nothing to look at. */
final class Unwatched {

    private static final Logger LOG = System.getLogger("dev.tutti");

    private Unwatched() {}

    static @Nullable Object logged(Ref<Object> ref) {
        Ref.observe(ref, (value, failure) -> {
            if (failure != null) {
                LOG.log(Level.ERROR, "A task that nobody waits for failed: " + ref, failure);
            }
        });
        return null;
    }
}
