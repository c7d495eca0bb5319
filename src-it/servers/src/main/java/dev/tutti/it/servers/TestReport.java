package dev.tutti.it.servers;

import java.util.Optional;

/** One test of a run: failed, or skipped for a reason, or passed. */
record TestReport(boolean failed, Optional<String> skipped) {

    boolean passed() {
        return !failed && skipped.isEmpty();
    }
}
