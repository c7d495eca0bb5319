package dev.tutti.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tutti.Arg;
import dev.tutti.Errors;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import dev.tutti.Waited;
import dev.tutti.internal.EngineExtension;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That what users write compiles, without a warning, means one thing only, and is the right one. */
public class ContractTest {

    @RegisterExtension
    final EngineExtension tutti = new EngineExtension();

    private Tasks tasks;

    @BeforeEach
    void client() {
        tasks = tutti.tasks();
    }

    public record Quote(String sku) {}

    public static class Base {
        public Quote inherited(String sku) {
            return new Quote("inherited " + sku);
        }
    }

    public static class Pricing extends Base implements Comparable<Pricing> {
        public Quote lookup(String sku) {
            return new Quote(sku);
        }

        public Quote two(String sku, Integer count) {
            return new Quote(sku + count);
        }

        public Uni<Quote> quote(String sku) {
            return Uni.createFrom().item(lookup(sku));
        }

        public CompletionStage<Quote> stage(String sku) {
            return CompletableFuture.completedFuture(lookup(sku));
        }

        public TaskRef<Quote> ref(String sku) {
            return TaskRef.of(lookup(sku));
        }

        public Uni<String> motto() {
            return Uni.createFrom().item("motto");
        }

        public CompletableFuture<String> slogan() {
            return CompletableFuture.completedFuture("slogan");
        }

        // as a user's class has them: static ones beside those of the bean
        public static Quote named(String sku) {
            return new Quote("static " + sku);
        }

        public Quote dual(String sku) {
            return new Quote("bean's " + sku);
        }

        public static Quote dual(Pricing pricing, String sku) {
            return new Quote("static " + sku);
        }

        // parameters of every kind
        public String chars(CharSequence text) {
            return "chars " + text;
        }

        public int twice(int number) {
            return number * 2;
        }

        public String any(Object object) {
            return object instanceof TaskRef<?> ? "a reference" : "" + object;
        }

        public double mean(List<Double> numbers) {
            return numbers.stream().mapToDouble(number -> number).average().orElseThrow();
        }

        public double sum(Collection<? extends Number> numbers) {
            return numbers.stream().mapToDouble(Number::doubleValue).sum();
        }

        public double total(Map<String, Double> numbers) {
            return numbers.values().stream().mapToDouble(number -> number).sum();
        }

        public String first(List<?> any) {
            return any(any.get(0));
        }

        public String waiting(TaskRef<String> ref) {
            return "waits for " + ref.result();
        }

        public int count(List<TaskRef<String>> refs) {
            return refs.size();
        }

        public String none() {
            return "0";
        }

        public String six(String a, int b, long c, double d, boolean e, char f) {
            return a + b + c + d + e + f;
        }

        public String five(String a, int b, long c, double d, boolean e) {
            return a + b + c + d + e;
        }

        public String four(String a, int b, long c, double d) {
            return a + b + c + d;
        }

        public String three(String a, int b, long c) {
            return a + b + c;
        }

        @Override
        public int compareTo(Pricing other) {
            return 0;
        }
    }

    @Test
    void linesOfTheContract() {
        byte[] bytes = {1};
        List<String> skus = List.of("sku-1", "sku-2");
        TaskRef<String> skuRef = tasks.submit(() -> "sku-3");
        CompletionStage<String> someStage = CompletableFuture.completedFuture("stage");
        Uni<String> someUni = Uni.createFrom().item("uni");

        TaskRef<Integer> a = tasks.submit(() -> 41);
        TaskRef<Integer> b = tasks.submit(x -> x + 1, 10);
        TaskRef<Quote> q = tasks.submit(Pricing::lookup, "sku-1");
        TaskRef<Quote> q2 = tasks.submit(Pricing::lookup, skuRef);
        TaskRef<Quote> q3 = tasks.submitArgs(Pricing::two, Arg.of(skuRef), Arg.of(3));
        List<TaskRef<Quote>> many = tasks.map(Pricing::lookup, skus);
        TaskRef<List<Quote>> all = tasks.gather(many);
        TaskRef<List<Quote>> good = tasks.gather(many, Errors.SKIP);
        TaskRef<Waited<Quote>> w = tasks.waitFor(many, 1, Duration.ofSeconds(2));
        Multi<TaskRef<Quote>> done = tasks.asCompleted(many);
        TaskRef<Void> nap = tasks.sleep(Duration.ofMillis(100));
        String v = tasks.run(() -> someStage);
        String u = tasks.runUni(() -> someUni);
        TaskRef<byte[]> shared = tasks.put(bytes);
        tasks.cancel(many);
        tasks.close();
        tasks.closeAsync();
        ExecutorService es = tasks.asExecutorService();

        assertThat(a.result()).isEqualTo(41);
        assertThat(b.result()).isEqualTo(11);
        assertThat(List.of(q.result(), q2.result(), q3.result()))
                .containsExactly(new Quote("sku-1"), new Quote("sku-3"), new Quote("sku-33"));
        assertThat(all.isDone() && good.isDone() && w.isDone() || !nap.isDone()).isTrue();
        assertThat(done.collect().asList().await().indefinitely()).hasSize(2);
        assertThat(List.of(v, u)).containsExactly("stage", "uni");
        assertThat(shared.result()).isSameAs(bytes);
        es.shutdown();
    }

    @Test
    void upToSixArguments() {
        assertThat(List.of(
                        tasks.submit((x, y, z) -> x + y + z, 1, 2, 3).result(),
                        tasks.submit((x, y, z, u) -> x + y + z + u, 1, 2, 3, 4).result(),
                        tasks.submit((x, y, z, u, v) -> x + y + z + u + v, 1, 2, 3, 4, 5)
                                .result(),
                        tasks.submit((x, y, z, u, v, w) -> x + y + z + u + v + w, 1, 2, 3, 4, 5, 6)
                                .result()))
                .containsExactly(6, 10, 15, 21);
        assertThat(List.of(
                        tasks.submit(Pricing::none).result(),
                        tasks.submit(Pricing::three, "a", 1, 2L).result(),
                        tasks.submit(Pricing::four, "a", 1, 2L, 3.0).result(),
                        tasks.submit(Pricing::five, "a", 1, 2L, 3.0, true).result(),
                        tasks.submit(Pricing::six, "a", 1, 2L, 3.0, true, 'c').result()))
                .containsExactly("0", "a12", "a123.0", "a123.0true", "a123.0truec");
    }

    @Test
    void upToSixArgumentsThatOtherTasksMake() {
        TaskRef<String> a = tasks.submit(() -> "a");
        TaskRef<Integer> one = tasks.submit(() -> 1);

        assertThat(List.of(
                        tasks.submitArgs(Pricing::chars, Arg.of(a)).result(),
                        tasks.submitArgs(Pricing::three, Arg.of(a), Arg.of(one), Arg.of(2L))
                                .result(),
                        tasks.submitArgs(Pricing::four, Arg.of(a), Arg.of(one), Arg.of(2L), Arg.of(3.0))
                                .result(),
                        tasks.submitArgs(Pricing::five, Arg.of(a), Arg.of(one), Arg.of(2L), Arg.of(3.0), Arg.of(true))
                                .result(),
                        tasks.submitArgs(
                                        Pricing::six,
                                        Arg.of(a),
                                        Arg.of(one),
                                        Arg.of(2L),
                                        Arg.of(3.0),
                                        Arg.of(true),
                                        Arg.of('c'))
                                .result()))
                .containsExactly("chars a", "a12", "a123.0", "a123.0true", "a123.0truec");
    }

    @Test
    void staticMethodsAreFunctionsAndThoseOfBeansAreNot() {
        TaskRef<Quote> function = tasks.submit(Pricing::named, "x");
        TaskRef<Quote> dual = tasks.submit((Pricing pricing, String sku) -> pricing.dual(sku), "x");
        TaskRef<Quote> inherited = tasks.submit(Pricing::inherited, "x");
        TaskRef<Integer> compared = tasks.submit(Pricing::compareTo, new Pricing());
        TaskRef<Integer> nested = tasks.submit(x -> x.length(), "four");

        assertThat(List.of(function.result(), dual.result(), inherited.result()))
                .containsExactly(new Quote("static x"), new Quote("bean's x"), new Quote("inherited x"));
        assertThat(List.of(compared.result(), nested.result())).containsExactly(0, 4);
    }

    @Test
    void bodiesThatOnlyThrowOrGiveNullAreNotAmbiguous() {
        TaskRef<String> nothing = tasks.submit(() -> null);
        TaskRef<String> thrown = tasks.submit(() -> {
            throw new IllegalStateException("thrown");
        });

        assertThat(nothing.result()).isNull();
        assertThat(thrown.handle((value, failure) -> failure.getMessage())
                        .toCompletableFuture()
                        .join())
                .isEqualTo("thrown");
    }

    @Test
    void argumentsThatOtherTasksMakeFitWhereverTheirValuesWould() {
        TaskRef<String> text = tasks.submit(() -> "text");
        TaskRef<Integer> number = tasks.submit(() -> 21);
        List<TaskRef<Double>> numbers = tasks.map(x -> x * 1.0, List.of(1, 2, 3));
        Map<String, TaskRef<Double>> named = Map.of("a", numbers.get(0), "b", numbers.get(1));

        assertThat(tasks.submit(Pricing::chars, text).result()).isEqualTo("chars text");
        assertThat(tasks.submit(Pricing::twice, number).result()).isEqualTo(42);
        assertThat(tasks.submit(Pricing::mean, numbers).result()).isEqualTo(2);
        assertThat(tasks.submit(Pricing::sum, numbers).result()).isEqualTo(6);
        assertThat(tasks.submit(Pricing::total, named).result()).isEqualTo(3);
        assertThat(tasks.submit(Pricing::mean, List.of(1.0, 3.0)).result()).isEqualTo(2);
        assertThat(tasks.submit(Pricing::total, Map.of("a", 1.0)).result()).isEqualTo(1);
        assertThat(tasks.submitArgs(Pricing::mean, Arg.ofAll(numbers)).result()).isEqualTo(2);
        assertThat(tasks.submitArgs(Pricing::total, Arg.ofAll(named)).result()).isEqualTo(3);
        assertThat(tasks.submit((Pricing pricing, String sku) -> pricing.dual(sku), text)
                        .result())
                .isEqualTo(new Quote("bean's text"));
    }

    @Test
    void methodThatWantsReferencesGetsThemAsTheyStand() {
        TaskRef.Promise<String> open = TaskRef.promise();
        TaskRef<String> text = tasks.submit(() -> "text");

        assertThat(tasks.submit(Pricing::count, List.of(open, open)).result()).isEqualTo(2);
        assertThat(tasks.submit(Pricing::waiting, text).result()).isEqualTo("waits for text");
        assertThat(tasks.submitArgs(Pricing::any, Arg.asIs(open)).result()).isEqualTo("a reference");
        assertThat(tasks.submitArgs(Pricing::any, Arg.of(text)).result()).isEqualTo("text");
        assertThat(tasks.submitArgs(Pricing::first, Arg.asIs(List.of(open))).result())
                .isEqualTo("a reference");
        assertThat(tasks.submitArgs(Pricing::first, Arg.ofAll(List.of(text))).result())
                .isEqualTo("text");
        assertThat(tasks.submit(Pricing::any, "x").result()).isEqualTo("x");
        assertThat(tasks.submit(Pricing::any, (Object) null).result()).isEqualTo("null");
    }

    @Test
    void futuresThatBodiesReturnHaveTheRightType() {
        Quote one = new Quote("sku-1");
        TaskRef<Quote> uni = tasks.submitUni(Pricing::quote, "sku-1");
        TaskRef<Quote> stage = tasks.submitStage(Pricing::stage, "sku-1");
        TaskRef<Quote> ref = tasks.submitStage(Pricing::ref, "sku-1");
        TaskRef<String> motto = tasks.submitUni(Pricing::motto);
        TaskRef<String> slogan = tasks.submitStage(Pricing::slogan);
        TaskRef<String> lambda = tasks.submitUni(() -> new Pricing().motto());
        TaskRef<String> lambdaStage = tasks.submitStage(() -> new Pricing().slogan());

        assertThat(List.of(uni.result(), stage.result(), ref.result())).containsExactly(one, one, one);
        assertThat(List.of(motto.result(), slogan.result(), lambda.result(), lambdaStage.result()))
                .containsExactly("motto", "slogan", "motto", "slogan");
    }
}
