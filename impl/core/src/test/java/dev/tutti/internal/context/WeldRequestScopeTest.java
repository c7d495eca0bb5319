package dev.tutti.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.weld.context.RequestContext;
import org.jboss.weld.context.WeldAlterableContext;
import org.jboss.weld.context.api.ContextualInstance;
import org.jboss.weld.context.bound.BoundLiteral;
import org.jboss.weld.context.bound.BoundRequestContext;
import org.jboss.weld.context.bound.BoundSessionContext;
import org.jboss.weld.context.unbound.UnboundLiteral;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a request other threads have. */
class WeldRequestScopeTest {

    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(Visit.class, Untouched.class, Cart.class, Diary.class)
            .initialize();
    private final RequestContextController request =
            container.select(RequestContextController.class).get();
    private final WeldRequestScope scope = new WeldRequestScope(container.getBeanManager());
    private final Visit visit = container.select(Visit.class).get();
    private final Untouched untouched = container.select(Untouched.class).get();
    private final Diary diary = container.select(Diary.class).get();

    @BeforeEach
    void request() {
        request.activate();
        visit.note("the caller's");
    }

    @AfterEach
    void end() {
        container.close();
    }

    @Test
    void beanThatTheCallerUsedArrives() {
        Executor captured = scope.capture();

        assertThat(elsewhere(captured, visit::note)).isEqualTo("the caller's");
    }

    @Test
    void callerSeesWhatIsWrittenElsewhere() {
        Executor captured = scope.capture();

        elsewhere(captured, () -> {
            visit.note("the task's");
            return "";
        });

        assertThat(visit.note()).isEqualTo("the task's");
    }

    @Test
    void threadHasNoRequestAfterwards() {
        Executor captured = scope.capture();

        assertThatThrownBy(() -> elsewhere(
                        work -> {
                            captured.execute(visit::note);
                            work.run();
                        },
                        visit::note))
                .hasRootCauseInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void beanThatTheCallerDidNotUseIsNamedAndDestroyedEachTime() {
        Executor captured = scope.capture();

        for (int time = 1; time <= 2; time++) {
            assertThatThrownBy(() -> elsewhere(captured, untouched::value))
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .rootCause()
                    .hasMessageContaining(Untouched.class.getName());
        }
        assertThat(diary.lines()).containsExactly("created", "destroyed", "created", "destroyed");
    }

    @Test
    void beanThatTheCallerDidNotUseStaysUnusableInTheSameWork() {
        Executor captured = scope.capture();

        assertThatThrownBy(() -> elsewhere(captured, () -> {
                    assertThatThrownBy(untouched::value).isInstanceOf(IllegalStateException.class);
                    return untouched.value();
                }))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void beansOfTheCallerAreNotDestroyedWithTheWork() {
        untouched.value();
        Executor captured = scope.capture();

        elsewhere(captured, untouched::value);

        assertThat(diary.lines()).containsExactly("created");
    }

    @Test
    void requestOfTheCallerHoldsOnAThreadThatHasAnother() {
        Executor captured = scope.capture();
        request.deactivate();
        request.activate();
        visit.note("another's");
        List<String> seen = new ArrayList<>();

        captured.execute(() -> seen.add(visit.note()));

        assertThat(seen).containsExactly("the caller's");
        assertThat(visit.note()).isEqualTo("another's");
    }

    @Test
    void requestsNest() {
        Executor outer = scope.capture();
        request.deactivate();
        request.activate();
        visit.note("another's");
        Executor inner = scope.capture();
        List<String> seen = new ArrayList<>();

        elsewhere(outer, () -> {
            inner.execute(() -> seen.add(visit.note()));
            seen.add(visit.note());
            return "";
        });

        assertThat(seen).containsExactly("another's", "the caller's");
    }

    @Test
    void capturedAgainElsewhereItIsTheSame() {
        Executor captured = scope.capture();
        List<Executor> again = new ArrayList<>();

        elsewhere(captured, () -> {
            again.add(scope.capture());
            return "";
        });

        assertThat(elsewhere(again.get(0), visit::note)).isEqualTo("the caller's");
    }

    @Test
    void callerWithoutARequestLeavesNothingOfAnother() {
        request.deactivate();
        Executor captured = scope.capture();
        request.activate();
        visit.note("another's");

        List<String> seen = new ArrayList<>();
        captured.execute(() -> seen.add(visit.note()));

        assertThat(seen).containsExactly("");
        assertThat(visit.note()).isEqualTo("another's");
    }

    @Test
    void beansThatAnotherCarrierPutsInAreTheirs() {
        untouched.value();
        Executor captured = scope.capture();
        RequestContext callers =
                container.select(RequestContext.class, UnboundLiteral.INSTANCE).get();
        Collection<ContextualInstance<?>> others =
                List.copyOf(((WeldAlterableContext) callers).getAllContextualInstances());

        String seen = elsewhere(captured, () -> {
            BoundRequestContext there = container
                    .select(BoundRequestContext.class, BoundLiteral.INSTANCE)
                    .get();
            there.clearAndSet(List.of());
            there.clearAndSet(others);
            return untouched.value() + " of " + visit.note();
        });

        assertThat(seen).isEqualTo("fresh of the caller's");
        assertThat(diary.lines()).containsExactly("created");
    }

    @Test
    void beansOfTheSessionAreNotAmongWhatIsCaptured() {
        assertThat(scope.isAllThatCallerUsed()).isTrue();
        BoundSessionContext session = container
                .select(BoundSessionContext.class, BoundLiteral.INSTANCE)
                .get();
        session.associate(new HashMap<>());
        session.activate();
        assertThat(scope.isAllThatCallerUsed()).isTrue();

        container.select(Cart.class).get().value();

        assertThat(scope.isAllThatCallerUsed()).isFalse();
    }

    /** As on Open Liberty, where the application cannot name them. */
    @Test
    void classesOfWeldNeedNotBeVisible() throws Exception {
        Class<?> type = new WithoutWeld().loadClass(WeldRequestScope.class.getName());

        Object elsewheres = type.getConstructor(BeanManager.class).newInstance(container.getBeanManager());
        Executor captured = (Executor) type.getMethod("capture").invoke(elsewheres);

        assertThat(type).isNotSameAs(WeldRequestScope.class);
        assertThat(elsewhere(captured, visit::note)).isEqualTo("the caller's");
        assertThatThrownBy(() -> elsewhere(captured, untouched::value))
                .rootCause()
                .hasMessageContaining(Untouched.class.getName());
    }

    @Test
    void anotherContainerIsRefused() {
        BeanManager another = (BeanManager) Proxy.newProxyInstance(
                new WithoutWeld(), new Class<?>[] {BeanManager.class}, (beans, method, arguments) -> null);

        assertThatThrownBy(() -> new WeldRequestScope(another))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not Weld");
    }

    /** What the code gives on a thread of its own. */
    private static String elsewhere(Executor contexts, Supplier<String> code) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                contexts.execute(() -> result.complete(code.get()));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return result.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @RequestScoped
    static class Visit {

        private String note = "";

        String note() {
            return note;
        }

        void note(String text) {
            note = text;
        }
    }

    @RequestScoped
    static class Untouched {

        @Inject
        Diary diary;

        String value() {
            return "fresh";
        }

        @PostConstruct
        void created() {
            diary.add("created");
        }

        @PreDestroy
        void destroyed() {
            diary.add("destroyed");
        }
    }

    @SessionScoped
    static class Cart implements Serializable {

        private static final long serialVersionUID = 1L;

        String value() {
            return "empty";
        }
    }

    /** Loads what it is asked for of this package itself, and finds nothing of Weld. */
    private static final class WithoutWeld extends ClassLoader {

        WithoutWeld() {
            super(WeldRequestScopeTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.jboss.weld.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(WeldRequestScope.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @ApplicationScoped
    static class Diary {

        private final List<String> lines = new ArrayList<>();

        void add(String line) {
            lines.add(line);
        }

        List<String> lines() {
            return lines;
        }
    }
}
