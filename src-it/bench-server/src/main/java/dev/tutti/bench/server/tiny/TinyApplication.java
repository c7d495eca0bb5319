package dev.tutti.bench.server.tiny;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("")
public class TinyApplication extends Application {}
