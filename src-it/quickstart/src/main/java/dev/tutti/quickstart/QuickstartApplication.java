package dev.tutti.quickstart;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves every resource of this application under {@code /api}. */
@ApplicationPath("/api")
public class QuickstartApplication extends Application {}
