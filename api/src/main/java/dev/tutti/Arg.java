package dev.tutti;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An argument of a bean method: a value, or what other tasks have yet to make. Immutable.
 *
 * <pre>{@code
 * TaskRef<Offer> offer = tasks.submitArgs(Pricing::offer, Arg.of(skuRef), Arg.of(3));
 * TaskRef<Offer> best = tasks.submitArgs(Pricing::best, Arg.ofAll(offerRefs), Arg.of("EUR"));
 * }</pre>
 *
 * @param <T> the type of the value that the method gets
 */
public final class Arg<T> {

    private final List<TaskRef<?>> refs;
    private final Supplier<T> value;

    private Arg(List<TaskRef<?>> refs, Supplier<T> value) {
        this.refs = refs;
        this.value = value;
    }

    /** The value that the task makes. */
    public static <T> Arg<T> of(TaskRef<? extends T> ref) {
        Objects.requireNonNull(ref, "ref is null: give a TaskRef");
        return new Arg<>(List.of(ref), ref::result);
    }

    /** The value. */
    public static <T> Arg<T> of(T value) {
        return asIs(value);
    }

    /** The value itself, also if it is a {@link TaskRef} or holds some. */
    public static <T> Arg<T> asIs(T value) {
        return new Arg<>(List.of(), () -> value);
    }

    /** The values that the tasks make, in the order of the tasks; a list of its own for each call. */
    public static <E> Arg<List<E>> ofAll(Collection<? extends TaskRef<? extends E>> refs) {
        Objects.requireNonNull(refs, "refs is null: give a collection of TaskRefs");
        List<TaskRef<? extends E>> all = new ArrayList<>(refs.size());
        for (TaskRef<? extends E> ref : refs) {
            int index = all.size();
            all.add(Objects.requireNonNull(ref, () -> "refs[" + index + "] is null: give a TaskRef"));
        }
        return new Arg<>(List.copyOf(all), () -> {
            List<E> values = new ArrayList<>(all.size());
            all.forEach(ref -> values.add(ref.result()));
            return values;
        });
    }

    /** The values that the tasks make, under their keys and in the map's order; a map of its own for each call. */
    public static <K, V> Arg<Map<K, V>> ofAll(Map<? extends K, ? extends TaskRef<? extends V>> refs) {
        Objects.requireNonNull(refs, "refs is null: give a map of TaskRefs");
        Map<K, TaskRef<? extends V>> all = new LinkedHashMap<>();
        refs.forEach((key, ref) ->
                all.put(key, Objects.requireNonNull(ref, () -> "refs[" + key + "] is null: give a TaskRef")));
        return new Arg<>(List.copyOf(all.values()), () -> {
            Map<K, V> values = new LinkedHashMap<>();
            all.forEach((key, ref) -> values.put(key, ref.result()));
            return values;
        });
    }

    /** What must have completed before there is a value. */
    public List<TaskRef<?>> refs() {
        return refs;
    }

    /** The value; only once all of {@link #refs()} have succeeded. */
    public T value() {
        return value.get();
    }
}
