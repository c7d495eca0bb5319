package dev.tutti.internal.actor;

import java.util.List;

/**
 * What a caller asks of an actor.
 *
 * @param method its name
 * @param group that the method is in; empty if it is in none
 * @param arguments of the method, which the turn knows
 */
public record Request(String method, String group, List<?> arguments, Turn turn) {}
