package dev.tutti;

/**
 * An {@link Actor} whose state outlives its object: what {@link #save()} returns of the old object is given to {@link #restore}
 * of the new one when the actor is {@linkplain Actors#restart restarted}.
 *
 * <pre>{@code
 * @Actor
 * public class Totals implements Snapshot<Map<String, Integer>> {
 *
 *     private final Map<String, Integer> sold = new HashMap<>();
 *
 *     @Override
 *     public Map<String, Integer> save() {
 *         return Map.copyOf(sold);
 *     }
 *
 *     @Override
 *     public void restore(Map<String, Integer> saved) {
 *         sold.putAll(saved);
 *     }
 * }
 * }</pre>
 *
 * <p>Both are called by the engine, in a turn: {@code save} before {@code @PreDestroy}, {@code restore} after
 * {@code @PostConstruct} and before the first call. If {@code save} throws, the restart fails and the actor goes on as it is; if
 * {@code restore} throws, the creation has failed, see {@link Actor#maxRestarts()}.
 *
 * @param <S> what is saved; a copy that the old object does not change any more
 */
public interface Snapshot<S> {

    /** The state as it is now. */
    S save();

    /** Takes over a state that was saved. */
    void restore(S saved);
}
