package dev.tutti.internal.coordination;

import org.jspecify.annotations.Nullable;

/** What something is called, and whether its name must keep it. */
final class Use {

    private final @Nullable Names names; // null if it has no name
    private final String kind;
    private final String name;
    private volatile @Nullable Object kept; // written under the lock of what is used

    Use(@Nullable Names names, String kind, String name) {
        this.names = names;
        this.kind = kind;
        this.name = name;
    }

    static Use unnamed(String kind) {
        return new Use(null, kind, "");
    }

    /** Has the name keep the thing, although nobody else may; null for not. */
    void keep(@Nullable Object thing) {
        kept = thing;
    }

    @Nullable
    Object kept() {
        return kept;
    }

    /** The name is free for another. */
    void end() {
        if (names != null) {
            names.forget(kind, name, this);
        }
    }

    @Override
    public String toString() {
        return names == null ? "unnamed " + kind : kind + " \"" + name + "\"";
    }
}
