/** A gateway that lets no more than ten requests at once through to a slow service: an actor with a limit. */
package dev.tutti.quickstart.gateway;
