package dev.tutti.scenarios.remote;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** What belongs to one request. */
@RequestScoped
public class Visit {

    private final String id = UUID.randomUUID().toString();
    private String note = "";
    private Runnable atEnd = () -> {};

    public String id() {
        return id;
    }

    public String note() {
        return note;
    }

    public void note(String text) {
        note = text;
    }

    public void atEnd(Runnable action) {
        atEnd = action;
    }

    @PreDestroy
    void end() {
        atEnd.run();
    }
}
