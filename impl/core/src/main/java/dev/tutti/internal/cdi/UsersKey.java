package dev.tutti.internal.cdi;

import dev.tutti.CallKey;
import dev.tutti.internal.actor.Key;
import dev.tutti.internal.actor.Request;
import java.io.Serial;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key that the user's code works out. What that throws fails the call as it is, and says in a suppressed exception whence. */
record UsersKey(Class<?> actor, CallKey users) implements Key {

    @Override
    public @Nullable Object of(Request request) {
        try {
            return users.of(request.method(), request.arguments());
        } catch (Throwable e) {
            say(e, request);
            throw e;
        }
    }

    /** By the failure's own lock, as its list is: it may be thrown for several calls, and is to say one place. */
    private void say(Throwable failure, Request request) {
        synchronized (failure) {
            if (Arrays.stream(failure.getSuppressed()).noneMatch(Whence.class::isInstance)) {
                failure.addSuppressed(
                        new Whence("The CallKey " + users.getClass().getName() + " of actor " + actor.getName()
                                + " threw this for a call of " + request.method() + " with "
                                + request.arguments().size()
                                + " arguments; let it return null for a call that has no key"));
            }
        }
    }

    /** Without a stack: that of the failure says where. */
    private static final class Whence extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        Whence(String message) {
            super(message, null, false, false);
        }
    }
}
