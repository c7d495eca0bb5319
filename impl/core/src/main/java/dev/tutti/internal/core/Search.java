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
import org.jspecify.annotations.Nullable;

/**
 * One look at who waits for whom, from a call that has just begun to. What can go on by itself is live, and so is what
 * depends on it: a call on what it waits for, a reference on all its sources, a ticket on all its holders, and something
 * scarce on any one of its tickets. What is not live in the end never will be. Used once, with the lock of the waits held.
 */
final class Search {

    /** As many calls as a message names of a longer cycle, at either end of it. */
    private static final int NAMED = 16;

    private final Waits waits;
    private final Map<Object, Node> nodes = new IdentityHashMap<>();
    private final Deque<Node> open = new ArrayDeque<>(); // a chain may be longer than a stack is deep

    Search(Waits waits) {
        this.waits = waits;
    }

    /** Why the call would never end; null if it may. */
    @Nullable
    DeadlockException from(Call call) {
        Node start = node(call);
        while (!start.live && !open.isEmpty()) {
            expand(open.pop());
        }
        return start.live ? null : deadlock(start);
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
            Collection<Set<Call>> tickets = waits.holders(scarce);
            needs(node, tickets, Math.min(1, tickets.size()));
        } else {
            Set<?> holders = (Set<?>) node.thing; // of a ticket
            needs(node, holders, holders.size());
        }
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
        Scarce queue = call.asked();
        boolean stands = queue != null && !waits.holders(queue).isEmpty() && call.queuesFor(queue);
        needs(node, stands ? List.of(queue) : List.of(), stands ? 1 : 0);
    }

    private void expand(Node node, Awaited awaited) {
        if (awaited.isDone()) {
            live(node);
            return;
        }
        Call call = awaited.call();
        if (call != null && call.submitted()) {
            needs(node, List.of(call), 1);
            return;
        }
        List<Awaited> sources = new ArrayList<>();
        for (Awaited source : awaited.after()) {
            if (!goesOn(source)) { // there may be very many
                sources.add(source);
            }
        }
        needs(node, sources, sources.size());
    }

    /** Whether it is live, as far as can be told at once. */
    private boolean goesOn(Awaited awaited) {
        Call call = awaited.call();
        if (awaited.isDone() || call == null || !call.submitted()) {
            return awaited.isDone();
        }
        Scarce queue = call.asked();
        return call.dependsOn() == null
                && (queue == null || waits.holders(queue).isEmpty());
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
                live(node);
                return;
            }
        }
    }

    private static void live(Node first) {
        Deque<Node> told = new ArrayDeque<>();
        first.live = true;
        for (Node each = first; each != null; each = told.poll()) {
            for (Node dependent : each.dependents) {
                if (!dependent.live && --dependent.missing == 0) {
                    dependent.live = true;
                    told.add(dependent);
                }
            }
        }
    }

    private static DeadlockException deadlock(Node start) {
        List<String> names = new ArrayList<>();
        Set<String> limits = new LinkedHashSet<>();
        Set<String> remedies = new LinkedHashSet<>();
        Call last = null;
        boolean queues = false;
        for (Node each : cycle(start)) {
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
    private static List<Node> cycle(Node start) {
        measure(start);
        List<Node> path = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        for (Node each = start; seen.add(each); each = each.next()) {
            path.add(each);
        }
        for (int first = path.size(); first > 0; first--) {
            if (path.get(first - 1).thing instanceof Set<?>) { // a ticket, and whoever holds it
                Collections.rotate(path, -first);
                break;
            }
        }
        return path;
    }

    /** How far it is from each to the start: the shortest cycle through it says most. */
    private static void measure(Node start) {
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

        /** The call that it is, or that is kept back until what it needs is there; null if it is none. */
        @Nullable
        Call call() {
            return thing instanceof Awaited awaited ? awaited.call() : thing instanceof Call call ? call : null;
        }
    }
}
