package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.BeanMethod;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.internal.EngineExtension;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

public class SubmitTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private Tasks tasks;

    /** Declares what its subclass is asked for. */
    public static class Shop {
        public String name() {
            return getClass().getSimpleName();
        }

        public String price(String item) {
            return getClass().getSimpleName() + " sells " + item;
        }

        public String price(String item, int count) throws IOException {
            if (count < 0) {
                throw new IOException("negative count");
            }
            return getClass().getSimpleName() + " sells " + count + " " + item;
        }
    }

    public static class Bakery extends Shop {
        public String bread(String kind) {
            return kind + " bread";
        }
    }

    @BeforeEach
    void client() {
        tasks = tutti.tasks();
    }

    @Test
    void noMethodIsRefusedAtOnce() {
        assertThatThrownBy(() -> tasks.submit((BeanMethod.Of0<Shop, String>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("method");
    }

    @Test
    void runsACallable() {
        TaskRef<Integer> ref = tasks.submit(() -> 41);

        assertThat(ref.result()).isEqualTo(41);
    }

    @Test
    void runsAFunctionOfOneArgument() {
        TaskRef<Integer> ref = tasks.submit(x -> x + 1, 10);

        assertThat(ref.result()).isEqualTo(11);
    }

    @Test
    void runsAFunctionOfTwoArguments() {
        TaskRef<Integer> ref = tasks.submit((x, y) -> x * y, 6, 7);

        assertThat(ref.result()).isEqualTo(42);
    }

    @Test
    void runsAMethodOfABeanWithoutArguments() {
        TaskRef<String> ref = tasks.submit(Shop::name);

        assertThat(ref.result()).isEqualTo("Shop");
    }

    @Test
    void runsAMethodOfABeanWithAnArgument() {
        TaskRef<String> ref = tasks.submit(Bakery::bread, "rye");

        assertThat(ref.result()).isEqualTo("rye bread");
    }

    @Test
    void runsAnOverloadedMethodOfABeanByALambdaWithDeclaredParameters() {
        TaskRef<String> one = tasks.submit((Shop shop, String item) -> shop.price(item), "tea");
        TaskRef<String> two = tasks.submit((Shop shop, String item, Integer n) -> shop.price(item, n), "tea", 3);

        assertThat(one.result()).isEqualTo("Shop sells tea");
        assertThat(two.result()).isEqualTo("Shop sells 3 tea");
    }

    @Test
    void beanOfAnInheritedMethodIsTheClassThatTheReferenceNames() {
        TaskRef<String> ref = tasks.submit(Bakery::name);

        assertThat(ref.result()).isEqualTo("Bakery");
    }

    @Test
    void taskIsCalledAsTheReferenceIsWritten() {
        TaskRef<String> ref = tasks.submit(Bakery::name);

        assertThat(ref.toString()).contains("Bakery.name");
    }

    @Test
    void beansMethodMayThrowWhatItLikes() {
        TaskRef<String> ref = tasks.submit((Shop shop, Integer n) -> shop.price("tea", n), -1);

        assertThatThrownBy(ref::result).isInstanceOf(IOException.class).hasMessage("negative count");
    }

    @Test
    void objectThatIsNoMethodReferenceIsRefusedAtOnce() {
        BeanMethod.Of0<Shop, String> object = new BeanMethod.Of0<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public String call(Shop bean) {
                return bean.name();
            }
        };

        assertThatThrownBy(() -> tasks.submit(object))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("method reference", "Pricing::lookup", "SubmitTest$1");
    }

    @Test
    void noTaskIsRefusedAtOnce() {
        assertThatThrownBy(() -> tasks.submit((Callable<String>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("task");
    }

    @Test
    void stageThatTheTaskReturnsIsFlattened() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        TaskRef<Object> ref = tasks.submit(() -> stage);

        stage.complete("value");

        assertThat(ref.result()).isEqualTo("value");
    }

    @Test
    void mapsAFunctionInTheOrderOfTheArguments() {
        List<TaskRef<Integer>> refs = tasks.map(x -> x * x, List.of(1, 2, 3, 4));

        assertThat(refs.stream().map(TaskRef::result)).containsExactly(1, 4, 9, 16);
    }

    @Test
    void mapsAMethodOfABeanInTheOrderOfTheArguments() {
        List<TaskRef<String>> refs = tasks.map(Bakery::bread, List.of("rye", "white"));

        assertThat(refs.stream().map(TaskRef::result)).containsExactly("rye bread", "white bread");
    }

    @Test
    void mapsNothing() {
        List<TaskRef<String>> refs = tasks.map(Bakery::bread, List.of());

        assertThat(refs).isEmpty();
    }
}
