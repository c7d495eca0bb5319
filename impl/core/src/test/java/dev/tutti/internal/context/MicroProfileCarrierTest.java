package dev.tutti.internal.context;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.control.RequestContextController;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.context.ThreadContext;
import org.eclipse.microprofile.context.spi.ContextManager;
import org.junit.jupiter.api.Test;

/** What is put around the work, and in which order. */
class MicroProfileCarrierTest {

    private final List<String> events = new ArrayList<>();

    @Test
    void requestScopeIsPutWithinTheOtherContextsOfThePlatform() {
        Executor captured = carrier(new Requests(around("request"), true), ThreadContext.CDI)
                .capture();

        captured.execute(() -> events.add("work"));

        assertThat(events).containsExactly("all but CDI", "request", "work", "/request", "/all but CDI");
    }

    @Test
    void callerThatUsedMoreThanItsRequestHasAllOfItFromThePlatform() {
        Executor captured = carrier(new Requests(around("request"), false), ThreadContext.CDI)
                .capture();

        captured.execute(() -> events.add("work"));

        assertThat(events).containsExactly("all", "work", "/all");
    }

    @Test
    void whereTheRequestScopeHasNoOtherWayThePlatformCarriesIt() {
        Executor captured = carrier(null, ThreadContext.CDI).capture();

        captured.execute(() -> events.add("work"));

        assertThat(events).containsExactly("all", "work", "/all");
    }

    @Test
    void detachedWorkHasARequestScopeOfItsOwn() {
        Executor captured = carrier(new Requests(around("request"), true), ThreadContext.CDI)
                .captureDetached();

        captured.execute(() -> events.add("work"));

        assertThat(events).containsExactly("all but CDI", "own request", "work", "/own request", "/all but CDI");
    }

    @Test
    void saysWhoCarriesTheRequestScope() {
        Coverage byThePlatform =
                carrier(null, ThreadContext.APPLICATION, ThreadContext.CDI).coverage();
        Coverage byUs = carrier(new Requests(around("request"), true), ThreadContext.APPLICATION)
                .coverage();

        assertThat(byThePlatform.by()).isEqualTo("MicroProfile Context Propagation");
        assertThat(byUs.by()).isEqualTo("MicroProfile Context Propagation, the request scope by Tutti");
        assertThat(byUs.carried()).isEqualTo(byThePlatform.carried());
        assertThat(carrier(null, ThreadContext.APPLICATION).coverage().missing())
                .contains(Coverage.Context.REQUEST);
    }

    private MicroProfileCarrier carrier(RequestScope requests, String... known) {
        return new MicroProfileCarrier(platform(Set.of(known)), requests, OwnRequests::new);
    }

    private ContextManager platform(Set<String> known) {
        return fake(ContextManager.class, (method, arguments) -> new Builder(known));
    }

    private Executor around(String what) {
        return work -> {
            events.add(what);
            work.run();
            events.add("/" + what);
        };
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (fake, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private final class Builder implements ThreadContext.Builder {

        private final Set<String> known;
        private Set<String> propagated = Set.of();
        private Set<String> unchanged = Set.of();

        Builder(Set<String> known) {
            this.known = known;
        }

        @Override
        public ThreadContext.Builder propagated(String... types) {
            propagated = Set.of(types);
            return this;
        }

        @Override
        public ThreadContext.Builder cleared(String... types) {
            return this;
        }

        @Override
        public ThreadContext.Builder unchanged(String... types) {
            unchanged = Set.of(types);
            return this;
        }

        @Override
        public ThreadContext build() {
            if (!propagated.contains(ThreadContext.ALL_REMAINING) && !known.containsAll(propagated)) {
                throw new IllegalStateException("Unknown: " + propagated);
            }
            String what = unchanged.isEmpty() ? "all" : "all but " + String.join(", ", unchanged);
            return fake(ThreadContext.class, (method, arguments) -> {
                assertThat(method).isEqualTo("currentContextExecutor");
                return around(what);
            });
        }
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
