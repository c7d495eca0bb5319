package dev.tutti.internal.core;

import java.util.concurrent.RejectedExecutionException;

/** Hands the call from its caller's thread to its home. */
public record Offload(Home home, Strategy next) implements Strategy {

    @Override
    public void apply(Call call) {
        call.bind(home, next);
        try {
            home.execute(call);
        } catch (RejectedExecutionException e) {
            call.refuse(e);
        }
    }
}
