package dev.tutti.internal.coordination;

import dev.tutti.Lease;
import dev.tutti.TaskRef;
import dev.tutti.internal.core.Call;
import dev.tutti.internal.core.Hook;
import dev.tutti.internal.core.Strategy;
import dev.tutti.internal.ref.Ref;

/** Lets a call past while it holds a permit, which comes back when the call has really ended, whatever the way out. */
final class Holding implements Strategy {

    private final Permits permits;
    private final Strategy next;

    Holding(Permits permits, Strategy next) {
        this.permits = permits;
        this.next = next;
    }

    @Override
    public void apply(Call call) {
        TaskRef<Lease> lease = permits.acquire(null, null);
        call.atEnd(new Return(lease)); // at once if the call has ended meanwhile
        Ref.observe(lease, (held, failure) -> {
            if (failure == null) {
                next.apply(call);
            } else {
                call.refuse(failure);
            }
        });
    }

    /** Leaves the line, or gives the permit back. */
    private static final class Return implements Hook {

        private final TaskRef<Lease> lease;
        private Runnable others = () -> {}; // confined to the thread that ends the call

        Return(TaskRef<Lease> lease) {
            this.lease = lease;
        }

        @Override
        public void release() {
            if (!lease.isDone() && lease.cancel()) {
                return;
            }
            if (lease.status() == TaskRef.Status.SUCCEEDED) {
                others = ((Permits.Held) lease.result()).give();
            } else { // another thread is about to serve it, or it has failed
                Ref.observe(lease, (held, failure) -> {
                    if (held != null) {
                        held.close();
                    }
                });
            }
        }

        @Override
        public void handOn() {
            others.run();
        }
    }
}
