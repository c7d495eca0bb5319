/** A web application as a user of Tutti would write it: JAX-RS under {@code /api}, and what every resource shares. */
package dev.tutti.quickstart;
