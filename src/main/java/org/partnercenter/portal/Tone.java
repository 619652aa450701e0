package org.partnercenter.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The colour of a status, from its code: it repeats what the label says, so nothing is lost without it. */
final class Tone {

    private static final Set<String> GOOD = Set.of("completed", "associated", "verified", "developed", "listed", "launched", "accepted", "approved", "paid",
            "registered", "confirmed", "payable", "delivered", "released", "published", "sent", "read", "qualification-approved",
            "technical-approved", "active", "credited", "claimed", "effective", "done", "booked");
    private static final Set<String> BAD = Set.of("disputed", "invitation-expired", "lapsed", "locked", "clawed-back", "over", "frozen");
    private static final Set<String> QUIET = Set.of("none", "draft", "cancelled", "withdrawn", "declined", "offset", "closed", "voided", "superseded", "revoked", "used", "expired", "invalid", "reclaimed", "disassociated", "delisted", "returned");

    private Tone() {
    }

    /** {@code good}, {@code bad}, {@code quiet} or {@code busy}; of a composite {@code track:code,…} the most pressing part counts. */
    static String of(String code) {
        List<String> parts = Arrays.stream(code.split(",")).map(part -> part.substring(part.indexOf(':') + 1)).map(Tone::ofOne).toList();
        return parts.contains("bad") ? "bad" : parts.contains("busy") ? "busy" : parts.contains("good") ? "good" : "quiet";
    }

    private static String ofOne(String code) {
        return BAD.contains(code) || code.endsWith("rejected") || code.endsWith("failed") || code.endsWith("wrong") ? "bad"
                : GOOD.contains(code) ? "good" : QUIET.contains(code) ? "quiet" : "busy";
    }
}
