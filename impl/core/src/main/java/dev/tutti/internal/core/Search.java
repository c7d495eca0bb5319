package dev.tutti.internal.core;

import dev.tutti.DeadlockException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One look at who waits for whom, from a call that has just begun to. What can go on by itself is live, and so is what
 * depends on it: a call on what it waits for, a reference on all its sources, a ticket on all its holders, and something
 * scarce on any one of its tickets, as is one that fails with any of its sources on any one of them. What is not live in the end never will be. Used once, with the lock of the waits held.
 */
final class Search {

    /** As many calls as a message names of a longer cycle, at either end of it. */
    private static final int NAMED = 16;

    /** How many calls in a row, and how many tickets, are looked at before a search is begun. */
    private static final int FEW = 8;

    /** How many calls in a row are looked at time and again, so that most need no note of what they lead to. */
    private static final int NEAR = 4;

    private final Node start;
    private final Map<Object, Node> nodes = new IdentityHashMap<>();
    private final Deque<Node> open = new ArrayDeque<>(); // a chain may be longer than a stack is deep

    private boolean outdated;

    /** Of a call, or of something that is waited for. */
    Search(Object thing) {
        this.start = node(thing);
    }

    /** Whether the call would never end, if nothing has changed since it was looked at. */
    boolean findsDeadlock() {
        while (!start.live && !open.isEmpty()) {
            expand(open.pop());
        }
        return !start.live;
    }

    /** Whether something was relied on that has completed meanwhile, maybe before whoever relies on it could note that. */
    boolean isOutdated() {
        return outdated;
    }

    /**
     * Whether nothing has changed: calls begin and end meanwhile, and a permit that one queued for may be its own by now. What
     * was found to wait and still waits has waited all the time.
     */
    boolean isStillSo() {
        return nodes.values().stream().allMatch(node -> node.live || node.waitsStill());
    }

    /**
     * Whether what the call depends on is live, as far as a few looks tell. Of any thread. A chain of calls that return each
     * other's futures may be very long: each that is far from its end notes how far its future has been followed.
     */
    static boolean goesOn(Call call, Awaited dependsOn) {
        return goesOn(call, dependsOn, true);
    }

    /** As {@link #goesOn(Call, Awaited)}, of a call that queues. */
    static boolean passes(Call call) {
        Scarce queue = call.queuesFor();
        return queue == null || isGrantedInTime(queue);
    }

    private static boolean goesOn(Call call, Awaited dependsOn, boolean throughQueues) {
        Call first = call.waitsFor() == null ? call : null; // which is to note how far its future leads
        Awaited until = dependsOn;
        for (int looks = 0; looks < FEW && !until.isDone(); looks++) {
            Call next = until.call();
            if (next == null || !next.submitted()) {
                Collection<? extends Awaited> sources = until.after();
                if (sources.size() != 1) {
                    return sources.isEmpty();
                }
                if (next != null || until instanceof Ending) { // a body that has yet to run, or calls to be let in yet
                    first = null;
                }
                until = sources.iterator().next();
            } else if (next.waitsFor() != null) { // which may wait for something else later
                first = null;
                until = next.waitsFor().until();
            } else {
                Awaited far = next.leadsTo();
                far = far == null ? next.dependsOn() : far;
                if (far == null) {
                    Scarce queue = next.queuesFor();
                    return queue == null || throughQueues && isGrantedInTime(queue);
                }
                until = far;
            }
            if (first != null && looks >= NEAR) {
                first.leadsTo(until);
            }
        }
        return until.isDone();
    }

    /** A few of the tickets are looked at, of which there may be very many: mostly the first one does. */
    private static boolean isGrantedInTime(Scarce scarce) {
        Collection<? extends Collection<Call>> tickets = scarce.tickets(FEW);
        return tickets.isEmpty()
                || tickets.stream().anyMatch(holders -> holders.stream().allMatch(Search::goesOn));
    }

    private static boolean goesOn(Call call) {
        return goesOn(call, false);
    }

    private static boolean goesOn(Call call, boolean throughQueues) {
        if (call.ended() || call.isStopped()) {
            return true;
        }
        Awaited until = call.dependsOn();
        if (until != null) {
            return goesOn(call, until, throughQueues);
        }
        return throughQueues ? passes(call) : call.queuesFor() == null;
    }

    private static boolean goesOn(Awaited source, boolean throughQueues) {
        Call call = source.call();
        if (source.isDone() || call == null || !call.submitted()) {
            return source.isDone();
        }
        return goesOn(call, throughQueues);
    }

    private Node node(Object thing) {
        Node known = nodes.get(thing);
        if (known == null) {
            known = new Node(thing);
            nodes.put(thing, known);
            open.push(known);
        }
        return known;
    }

    private void expand(Node node) {
        if (node.thing instanceof Call call) {
            expand(node, call);
        } else if (node.thing instanceof Awaited awaited) {
            expand(node, awaited);
        } else if (node.thing instanceof Scarce scarce) {
            expand(node, scarce);
        } else {
            Collection<?> holders = (Collection<?>) node.thing; // of a ticket
            needs(node, holders, holders.size());
        }
    }

    private void expand(Node node, Scarce scarce) {
        if (isGrantedInTime(scarce)) {
            live(node);
            return;
        }
        Collection<? extends Collection<Call>> tickets = scarce.tickets(Integer.MAX_VALUE);
        for (Collection<Call> holders : tickets) {
            if (holders.stream().allMatch(Search::goesOn)) {
                live(node);
                return;
            }
        }
        needs(node, tickets, Math.min(1, tickets.size()));
    }

    private void expand(Node node, Call call) {
        if (call.ended() || call.isStopped()) {
            live(node);
            return;
        }
        Awaited until = call.dependsOn();
        if (until != null) {
            needs(node, List.of(until), 1);
            return;
        }
        Scarce queue = call.queuesFor();
        needs(node, queue == null ? List.of() : List.of(queue), queue == null ? 0 : 1);
    }

    private void expand(Node node, Awaited awaited) {
        if (awaited.isDone()) {
            live(node);
            return;
        }
        Call call = awaited.call();
        if (call != null && call.submitted()) {
            boolean early = call.isGivenUp() && !(awaited instanceof Departure);
            needs(node, early ? List.of() : List.of(call), early ? 0 : 1);
            return;
        }
        if (awaited.failsWithAny()) {
            expandHasty(node, awaited);
            return;
        }
        List<Awaited> sources = new ArrayList<>();
        for (Awaited source : awaited.after()) {
            if (!goesOn(source, false)) { // there may be very many
                sources.add(source);
            }
        }
        needs(node, sources, sources.size());
    }

    /** Begins anywhere, or in whichever order they complete each might be relied on once, and looked for among all. */
    private void expandHasty(Node node, Awaited awaited) {
        List<Awaited> sources = new ArrayList<>(awaited.after());
        if (!sources.isEmpty()) {
            Collections.rotate(sources, ThreadLocalRandom.current().nextInt(sources.size()));
        }
        for (Awaited source : sources) {
            if (goesOn(source, true)) {
                relies(node, source);
                live(node);
                return;
            }
        }
        needs(node, sources, Math.min(1, sources.size()));
    }

    /** It goes on when so many of them do. */
    private void needs(Node node, Collection<?> things, int many) {
        node.missing = many;
        if (many == 0) {
            live(node);
            return;
        }
        for (Object thing : things) {
            Node needed = node(thing);
            node.needs.add(needed);
            needed.dependents.add(node);
            if (needed.live && --node.missing == 0) {
                relies(node, needed.thing);
                live(node);
                return;
            }
        }
    }

    private void relies(Node node, Object needed) {
        if (node.thing instanceof Awaited awaited && needed instanceof Awaited source && awaited.failsWithAny()) {
            awaited.reliesOn(source);
            outdated |=
                    source.isDone(); // looked at after it was noted: either this or who is told of its value sees it
        }
    }

    private void live(Node first) {
        Deque<Node> told = new ArrayDeque<>();
        first.live = true;
        for (Node each = first; each != null; each = told.poll()) {
            for (Node dependent : each.dependents) {
                if (!dependent.live && --dependent.missing == 0) {
                    relies(dependent, each.thing);
                    dependent.live = true;
                    told.add(dependent);
                }
            }
        }
    }

    /** What whoever closes the cycle is told. He goes on from now on, so that nobody else is told of the same cycle. */
    DeadlockException deadlock() {
        if (start.thing instanceof Awaited told) {
            told.isFailing();
        } else if (start.thing instanceof Call told && told.waitsFor() == null) {
            told.told();
        }
        return message();
    }

    private DeadlockException message() {
        List<String> names = new ArrayList<>();
        Set<String> limits = new LinkedHashSet<>();
        Set<String> remedies = new LinkedHashSet<>();
        Call last = null;
        boolean queues = false;
        for (Node each : cycle()) {
            if (each.thing instanceof Ending ending) {
                names.add("the end of " + ending.what());
                remedies.add("let the call return without waiting for the end of " + ending.what()
                        + ", and without its reference: attach then(...) to that, and return something else");
            }
            if (each.thing instanceof Scarce scarce) {
                limits.add(scarce.limit());
                remedies.add(scarce.remedy());
                queues = true;
            }
            Call call = each.call();
            if (call != null && call != last) {
                // Those who queue, and those they queue for, are often of one method: it is named once.
                if (!queues || !call.name().equals(last.name())) {
                    names.add(call.name());
                }
                last = call;
                queues = false;
            }
        }
        if (!limits.isEmpty()) { // to compose is of no use: a permit is held until the future completes
            remedies.add("call in one direction only");
        } else if (remedies.isEmpty()) {
            remedies.add("compose with then(...) or uni() instead of waiting");
        }
        if (limits.isEmpty() && (names.size() == 1 || !names.get(0).equals(names.get(names.size() - 1)))) {
            names.add(names.get(0));
        }
        return new DeadlockException("Deadlock: " + listed(names) + ", each waits for the next one for ever"
                + (limits.isEmpty() ? "" : ". In the way: " + String.join(" and ", limits))
                + ". What helps: " + String.join(", or ", remedies));
    }

    /** From a call that holds something scarce to one that queues for it, if there are such. */
    private List<Node> cycle() {
        measure();
        List<Node> path = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        for (Node each = start; seen.add(each); each = each.next()) {
            path.add(each);
        }
        for (int first = path.size(); first > 0; first--) {
            if (path.get(first - 1).thing instanceof Collection<?>) { // a ticket, and whoever holds it
                Collections.rotate(path, -first);
                break;
            }
        }
        return path;
    }

    /** How far it is from each to the start: the shortest cycle through it says most. */
    private void measure() {
        Deque<Node> next = new ArrayDeque<>(List.of(start));
        start.distance = 0;
        for (Node each = next.poll(); each != null; each = next.poll()) {
            for (Node dependent : each.dependents) {
                if (!dependent.live && dependent.distance > each.distance + 1) {
                    dependent.distance = each.distance + 1;
                    next.add(dependent);
                }
            }
        }
    }

    private static String listed(List<String> names) {
        if (names.size() <= 2 * NAMED) {
            return String.join(" -> ", names);
        }
        return String.join(" -> ", names.subList(0, NAMED))
                + " -> (" + (names.size() - 2 * NAMED) + " more) -> "
                + String.join(" -> ", names.subList(names.size() - NAMED, names.size()));
    }

    /** A call, what it waits for, something scarce that it queues for, or those who hold a ticket of that. */
    private static final class Node {

        private final Object thing;
        private final List<Node> needs = new ArrayList<>(1);
        private final List<Node> dependents = new ArrayList<>(1);
        private int missing; // how many of its needs must yet prove live before it is
        private boolean live;
        private int distance = Integer.MAX_VALUE;

        Node(Object thing) {
            this.thing = thing;
        }

        /** Of those it needs and that are not live, the one nearest to the start. */
        Node next() {
            return needs.stream()
                    .filter(needed -> !needed.live)
                    .min(Comparator.comparingInt(needed -> needed.distance))
                    .orElseThrow();
        }

        /** Whether what it was found to wait for is what it waits for still, as far as that can change. */
        boolean waitsStill() {
            if (thing instanceof Call call) {
                Awaited until = call.dependsOn();
                return !call.ended()
                        && !call.isStopped()
                        && needs.get(0).thing == (until == null ? call.queuesFor() : until);
            }
            return !(thing instanceof Awaited awaited) || !awaited.isDone();
        }

        /** The call that it is, or that is kept back until what it needs is there; null if it is none. */
        @Nullable
        Call call() {
            return thing instanceof Awaited awaited ? awaited.call() : thing instanceof Call call ? call : null;
        }
    }
}
