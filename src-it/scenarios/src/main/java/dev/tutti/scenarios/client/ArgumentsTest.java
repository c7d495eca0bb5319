package dev.tutti.scenarios.client;

import static dev.tutti.scenarios.tool.Waiting.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tutti.Arg;
import dev.tutti.TaskRef;
import dev.tutti.Tasks;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Bean methods whose arguments other tasks have yet to make. */
public class ArgumentsTest {

    @Inject
    Tasks tasks;

    @Inject
    Offers offers;

    private final TaskRef.Promise<String> sku = TaskRef.promise();

    @Test
    void aTaskStartsWhenItsArgumentIsThere() {
        TaskRef<String> price = tasks.submit((Offers bean, String name) -> bean.price(name), sku);
        assertThat(price.status()).isEqualTo(TaskRef.Status.WAITING);

        sku.complete("tea");

        assertThat(price.result(GUARD)).isEqualTo("tea for 3");
    }

    @Test
    void someArgumentsAreThereAndOthersAreStillToCome() {
        TaskRef<Integer> count = tasks.submit(() -> 3);
        TaskRef<String> offer = tasks.submitArgs(Offers::several, Arg.of(sku), Arg.of(count), Arg.of("EUR"));

        sku.complete("tea");

        assertThat(offer.result(GUARD)).isEqualTo("3 tea in EUR");
    }

    @Test
    void argumentsInAListAndInAMapAreResolvedToo() {
        TaskRef<String> list = tasks.submit(Offers::list, List.of(sku, TaskRef.of("milk")));
        TaskRef<Integer> total =
                tasks.submit(Offers::total, Map.of("tea", tasks.submit(() -> 3), "milk", TaskRef.of(4)));

        sku.complete("tea");

        assertThat(list.result(GUARD)).isEqualTo("tea, milk");
        assertThat(total.result(GUARD)).isEqualTo(7);
    }

    @Test
    void aMethodThatWantsAReferenceGetsItAsItStands() {
        assertThat(tasks.submit(Offers::status, sku).result(GUARD)).isEqualTo("WAITING");
    }

    @Test
    void aFailedArgumentFailsTheTaskWithItsOwnExceptionAndTheBodyNeverRuns() {
        IOException failure = new IOException("sold out");
        TaskRef<String> price = tasks.submit((Offers bean, String name) -> bean.price(name), sku);

        sku.fail(failure);

        assertThatThrownBy(() -> price.result(GUARD)).isSameAs(failure);
        assertThat(offers.asked()).doesNotContain("sold out");
    }

    @Test
    void cancellingGoesFromTheArgumentToTheTaskAndNotBack() {
        TaskRef.Promise<String> other = TaskRef.promise();
        TaskRef<String> follows = tasks.submit((Offers bean, String name) -> bean.price(name), sku);
        TaskRef<String> cancelled = tasks.submit((Offers bean, String name) -> bean.price(name), other);

        cancelled.cancel();
        sku.cancel();

        assertThat(other.isDone()).isFalse();
        assertThat(follows.status()).isEqualTo(TaskRef.Status.CANCELLED);
    }

    @Test
    void aRemoteMethodIsSubmittedOnceAndFlattened() {
        AtomicInteger runs = new AtomicInteger();

        TaskRef<String> ref = tasks.submitUni((Offers bean) -> bean.remote("tea", runs));

        assertThat(ref.result(GUARD)).isEqualTo("tea in run 1");
        assertThat(runs).hasValue(1);
    }
}
