/** Counts the words of an uploaded text: split into chunks, counted on every processor, merged by an actor. */
package dev.tutti.quickstart.words;
