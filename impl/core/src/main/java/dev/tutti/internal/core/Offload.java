package dev.tutti.internal.core;

/** Hands the call from its caller's thread to its home. */
public record Offload(Home home, Strategy next) implements Strategy {

    @Override
    public void apply(Call call) {
        call.bind(home, next);
        try {
            home.execute(call);
        } catch (Throwable e) { // closed, or the platform has no more threads: the call's caller must learn of it
            call.refuse(e);
        }
    }
}
