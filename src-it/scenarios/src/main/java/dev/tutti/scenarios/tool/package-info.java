/** What scenarios wait with, count with and record with, so that none of them sleeps. */
package dev.tutti.scenarios.tool;
