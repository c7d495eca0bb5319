package dev.tutti.internal.result;

import dev.tutti.internal.ref.Ref;
import org.jspecify.annotations.Nullable;

/** Tasks whose callers get nothing to look at. */
final class Unwatched {

    private Unwatched() {}

    static @Nullable Object reported(Ref<Object> ref) {
        ref.looked(); // by nobody, ever: so there is no waiting for that
        Ref.observe(ref, (value, failure) -> {
            if (failure != null) {
                ref.report(failure);
            }
        });
        return null;
    }
}
