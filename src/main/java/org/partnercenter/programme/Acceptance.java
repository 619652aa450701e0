package org.partnercenter.programme;

import java.time.Instant;
import java.util.List;

/** An agreement in the version that somebody accepted, with who and when (PRG-06). */
public record Acceptance(String code, String zh, String en, String version, String by, Instant at) {

    /** Whether every agreement that is asked for now was accepted in its present version. */
    static boolean covers(List<Acceptance> accepted, List<Policy.Agreement> wanted) {
        return wanted.stream().allMatch(w -> accepted.stream().anyMatch(a -> a.code().equals(w.code()) && a.version().equals(w.version())));
    }
}
