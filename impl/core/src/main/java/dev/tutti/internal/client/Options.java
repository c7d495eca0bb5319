package dev.tutti.internal.client;

import dev.tutti.TaskOptions;
import dev.tutti.TaskTimeoutException;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Engine;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.core.Work;
import dev.tutti.internal.ref.Ref;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of a client, checked; null for what is not set. */
record Options(
        @Nullable String name,
        @Nullable Integer priority,
        @Nullable Duration timeout,
        @Nullable Instant deadline,
        int retries) {

    static final Options NONE = new Options(null, null, null, null, 0);

    /** These, and what is chosen on top of them. */
    Options with(Consumer<TaskOptions> choose) {
        Draft draft = new Draft(this);
        choose.accept(draft);
        return draft.options;
    }

    String name(String otherwise) {
        return name == null ? otherwise : name;
    }

    /** The body as it is to be run. */
    Callable<?> body(Engine engine, Callable<?> body) {
        return retries == 0 ? body : new Attempts(engine, body, retries + 1);
    }

    /** Called before the call is submitted. */
    void apply(Call call) {
        if (priority != null) {
            call.priority(priority);
        }
        if (timeout != null) {
            call.deadline(later(timeout));
            call.limited();
        }
        if (deadline != null) {
            call.deadline(deadline);
            call.limited();
        }
    }

    private static Instant later(Duration time) {
        try {
            return Instant.now().plus(time);
        } catch (ArithmeticException | DateTimeException e) { // beyond all calendars
            return Instant.MAX;
        }
    }

    /** The chain of the call: none but a refusal if its time is over already. */
    Strategy chain(Strategy onward) {
        if (deadline == null || Instant.now().isBefore(deadline)) {
            return onward;
        }
        return call -> call.refuse(
                new TaskTimeoutException(call.name() + " does not begin: its deadline " + deadline + " has passed"));
    }

    /** Called once the call is submitted. */
    void limit(Engine engine, Ref<?> ref) {
        if (timeout != null) {
            limit(engine, ref, timeout, "within " + timeout + " of its submission");
        }
        if (deadline != null) {
            limit(engine, ref, Duration.between(Instant.now(), deadline), "until its deadline " + deadline);
        }
    }

    private static void limit(Engine engine, Ref<?> ref, Duration time, String when) {
        Runnable stop = engine.timer().after(time, new Work() {
            @Override
            public void run() {
                engine.execute(new Expiry(ref, when));
            }

            @Override
            public void reject(RejectedExecutionException why) {
                // The engine closes, and ends the task itself.
            }
        });
        Ref.observe(ref, (value, failure) -> stop.run());
    }

    /** On a worker, where continuations belong. */
    private record Expiry(Ref<?> ref, String when) implements Work {

        @Override
        public void run() {
            ref.stop(new TaskTimeoutException(ref + " did not complete " + when + "; it is cancelled"));
        }

        @Override
        public void reject(RejectedExecutionException why) {
            run();
        }
    }

    private static final class Draft implements TaskOptions {

        private Options options;

        Draft(Options options) {
            this.options = options;
        }

        @Override
        public TaskOptions name(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name is blank: give a name, or leave it out");
            }
            return set(new Options(name, options.priority, options.timeout, options.deadline, options.retries));
        }

        @Override
        public TaskOptions priority(int priority) {
            return set(new Options(options.name, priority, options.timeout, options.deadline, options.retries));
        }

        @Override
        public TaskOptions timeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout must be longer than zero, was " + timeout);
            }
            return set(new Options(options.name, options.priority, timeout, options.deadline, options.retries));
        }

        @Override
        public TaskOptions deadline(Instant deadline) {
            Objects.requireNonNull(deadline, "deadline");
            return set(new Options(options.name, options.priority, options.timeout, deadline, options.retries));
        }

        @Override
        public TaskOptions retries(int retries) {
            if (retries < 0) {
                throw new IllegalArgumentException("retries must be 0 or more, was " + retries);
            }
            return set(new Options(options.name, options.priority, options.timeout, options.deadline, retries));
        }

        private TaskOptions set(Options chosen) {
            options = chosen;
            return this;
        }
    }
}
