/** Long jobs over HTTP: started, watched, cancelled. */
package dev.tutti.quickstart.jobs;
