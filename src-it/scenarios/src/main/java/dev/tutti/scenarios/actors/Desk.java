package dev.tutti.scenarios.actors;

import dev.tutti.Actor;
import dev.tutti.CallKey;
import dev.tutti.Fairness;
import dev.tutti.Overflow;
import dev.tutti.TaskRef;
import dev.tutti.scenarios.tool.Recorder;
import java.util.List;

/** An actor that serves one at a time, the tenants in turn. */
@Actor(
        maxConcurrency = 1,
        maxPending = 2,
        overflow = Overflow.WAIT,
        maxOverflow = 3,
        fairness = Fairness.BY_KEY,
        key = Desk.ByTenant.class)
public class Desk {

    /** Serves when the signal comes. */
    public TaskRef<Void> serve(String tenant, int number, TaskRef<?> signal, Recorder<String> record) {
        record.add(tenant + number);
        return signal.then(any -> null);
    }

    static final class ByTenant implements CallKey {

        @Override
        public Object of(String method, List<?> arguments) {
            String tenant = (String) arguments.get(0);
            if (tenant.isEmpty()) {
                throw new IllegalArgumentException("no tenant in a call of " + method);
            }
            return tenant;
        }
    }
}
