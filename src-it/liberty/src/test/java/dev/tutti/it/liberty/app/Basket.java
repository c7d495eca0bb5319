package dev.tutti.it.liberty.app;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** What a caller keeps in its session. */
@SessionScoped
public class Basket implements Serializable {

    private static final long serialVersionUID = 1L;

    private String value = "unset";

    public String value() {
        return value;
    }

    public void set(String value) {
        this.value = value;
    }
}
