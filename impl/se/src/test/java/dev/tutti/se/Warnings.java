package dev.tutti.se;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library warns of, until it is closed. */
final class Warnings extends Handler implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("dev.tutti"); // held, or its handlers would be forgotten

    private final List<String> all = new CopyOnWriteArrayList<>();

    private Warnings() {}

    static Warnings heard() {
        Warnings warnings = new Warnings();
        LOG.addHandler(warnings);
        return warnings;
    }

    List<String> all() {
        return all;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel() == Level.WARNING) {
            all.add(record.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
