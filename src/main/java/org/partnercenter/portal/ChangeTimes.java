package org.partnercenter.portal;

import java.time.Instant;

/** Puts instants into local words on the customers' pages. */
public record ChangeTimes() {

    /** Date and time to the minute. */
    public String minute(Instant at) {
        return LocalTimes.minute(at);
    }
}
