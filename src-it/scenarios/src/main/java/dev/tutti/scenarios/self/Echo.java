package dev.tutti.scenarios.self;

import dev.tutti.Actor;
import dev.tutti.Remote;
import dev.tutti.Self;
import dev.tutti.TaskRef;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Beans that call themselves. */
public final class Echo {

    private Echo() {}

    @ApplicationScoped
    public static class Bean {

        @Inject
        Self<Bean> self;

        @Remote
        public TaskRef<Thread> thread() {
            return TaskRef.of(Thread.currentThread());
        }

        public TaskRef<Thread> threadOfItself() {
            return self.get().thread();
        }

        public TaskRef<Thread> threadOfThis() {
            return thread();
        }

        @Remote
        public TaskRef<Thread> threadOfItselfInATask() {
            return self.get().thread();
        }
    }

    @Actor
    public static class Cell {

        private final Self<Cell> self;
        private String name = "nobody";
        private TaskRef<String> atBirth;

        Cell() {
            self = null;
        }

        @Inject
        Cell(Self<Cell> self) {
            this.self = self;
        }

        @PostConstruct
        void born() {
            atBirth = self.get().name();
        }

        public TaskRef<Void> rename(String to) {
            name = to;
            return TaskRef.of(null);
        }

        public TaskRef<String> name() {
            return TaskRef.of(name);
        }

        /** In a later turn of this very actor. */
        public TaskRef<String> nameOfItself() {
            return self.get().name();
        }

        public TaskRef<String> nameAtBirth() {
            return atBirth;
        }
    }
}
