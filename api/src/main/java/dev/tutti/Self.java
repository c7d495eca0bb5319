package dev.tutti;

/**
 * A bean as its callers see it, for calls to oneself that are intercepted.
 *
 * <p>{@code this.quote(sku)} is an ordinary Java call: no task, no transaction, no turn. {@code self.get().quote(sku)} is what
 * any other caller would get.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Pricing {
 *     @Inject
 *     Self<Pricing> self;
 *
 *     @Remote
 *     public Uni<Quote> quote(String sku) { ... }
 *
 *     public List<Uni<Quote>> quotes(List<String> skus) {
 *         return skus.stream().map(self.get()::quote).toList(); // that many tasks
 *     }
 * }
 * }</pre>
 *
 * <p>In an actor it is the handle of the very instance that it is injected into, also of one made with {@link Actors}.
 *
 * <p>{@code T} is the class of the bean that it is injected into, or one of its supertypes; anything else is a deployment error,
 * and so is a {@code @Dependent} bean, which nobody sees through a proxy, not even its owner. Thread-safe.
 *
 * @param <T> the class of the bean
 */
public interface Self<T> {

    /** The bean's proxy, or the actor's handle. */
    T get();
}
