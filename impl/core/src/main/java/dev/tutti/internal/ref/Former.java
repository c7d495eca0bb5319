package dev.tutti.internal.ref;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A source held weakly, or an endless chain would keep all its values: nobody here is told when it completes. */
final class Former extends WeakReference<ChainedFuture<?>> implements Source {

    Former(ChainedFuture<?> source) {
        super(source);
    }

    @Override
    public @Nullable ChainedFuture<?> source() {
        return get();
    }
}
