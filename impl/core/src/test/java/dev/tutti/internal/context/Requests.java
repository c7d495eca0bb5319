package dev.tutti.internal.context;

import java.util.concurrent.Executor;

/** A request scope of which it is known what it gives. */
record Requests(Executor capture, boolean isAllThatCallerUsed) implements RequestScope {}
