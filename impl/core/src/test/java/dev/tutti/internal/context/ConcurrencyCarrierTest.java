package dev.tutti.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.control.RequestContextController;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What is put around the work, and in which order. */
class ConcurrencyCarrierTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void requestScopeIsThatOfTheCallerWithinTheContextsOfTheServer() {
        Executor captured = carrier(new Requests(around("request"), true)).capture();

        captured.execute(() -> events.add("work"));

        assertThat(events).containsExactly("contexts", "request", "work", "/request", "/contexts");
    }

    @Test
    void detachedWorkHasARequestScopeOfItsOwn() {
        Executor captured = carrier(new Requests(around("request"), true)).captureDetached();

        captured.execute(() -> events.add("work"));

        assertThat(events).containsExactly("contexts", "own request", "work", "/own request", "/contexts");
    }

    @Test
    void withoutAWayToCarryTheRequestScopeItIsSaidToBeMissing() {
        ConcurrencyCarrier carrier = carrier(null);

        carrier.capture().execute(() -> events.add("work"));

        assertThat(events).containsExactly("contexts", "work", "/contexts");
        assertThat(carrier.coverage().missing()).containsExactly(Coverage.Context.REQUEST);
    }

    private ConcurrencyCarrier carrier(RequestScope requests) {
        return new ConcurrencyCarrier(server(), null, requests, new OwnRequest(OwnRequests::new));
    }

    /** A service of which the carrier needs one method. */
    private ContextService server() {
        return (ContextService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ContextService.class}, (service, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("currentContextExecutor");
                    return around("contexts");
                });
    }

    private Executor around(String what) {
        return work -> {
            events.add(what);
            work.run();
            events.add("/" + what);
        };
    }

    private final class OwnRequests implements RequestContextController {

        @Override
        public boolean activate() {
            return events.add("own request");
        }

        @Override
        public void deactivate() {
            events.add("/own request");
        }
    }
}
