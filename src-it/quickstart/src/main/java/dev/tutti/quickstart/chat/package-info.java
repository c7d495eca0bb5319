/** Chat rooms: a named actor for each, whose readers get its lines as server-sent events. */
package dev.tutti.quickstart.chat;
