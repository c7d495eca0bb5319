package dev.tutti;

import java.time.Duration;

/**
 * What an actor is at and what it has done, over all its {@linkplain Actors#restart restarts}; of a pool, all its instances
 * together. A moment's picture: while calls are under way the figures may be of slightly different instants; once all have
 * ended, {@code done}, {@code failed}, {@code cancelled} and {@code refused} add up to the calls made, {@code void} ones too.
 *
 * @param actor its class
 * @param name its name; empty if it has none
 * @param running how many calls have begun and have not ended, those among them whose returned futures have not completed
 * @param waiting how many calls have been accepted and have not begun
 * @param done how many calls have ended well
 * @param failed how many calls have begun and have failed
 * @param cancelled how many calls have been cancelled, before they began or after
 * @param refused how many calls were not let begin: by a limit or a deadline, because the actor was stopped or killed, or because
 *     its object could not be created
 * @param turnTime for how long its turns have held workers, one that goes on included; not the time for which turns were
 *     suspended, and not that of what a returned future stands for. Zero for {@link Mode#PARALLEL}, which has no turns.
 * @param stalls how many turns have held the actor for longer than {@code tutti.stall-threshold}
 * @param restarts how often another object has been made, or tried, after the first: by {@link Actors#restart} or for {@link
 *     Actor#maxRestarts}
 */
public record ActorStats(
        Class<?> actor,
        String name,
        int running,
        int waiting,
        long done,
        long failed,
        long cancelled,
        long refused,
        Duration turnTime,
        long stalls,
        long restarts) {}
