package org.partnercenter.solution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The five tracks of a solution, and the one status that lists show of them (SOL-10). */
record Tracks(Initiation initiation, Verification verification, Configurator configurator, Listing listing, Launch launch) {

    /** All tracks by name. */
    Map<String, Status> byName() {
        Map<String, Status> tracks = new LinkedHashMap<>();
        tracks.put("initiation", initiation.status());
        tracks.put("verification", verification.status());
        tracks.put("configurator", configurator.status());
        tracks.put("listing", listing.status());
        tracks.put("launch", launch.status());
        return tracks;
    }

    /** The composite status: from the launch's review on its label alone, before that the parts that say something new. */
    Status composite() {
        List<Status> parts = new ArrayList<>();
        if (launchStandsAlone()) {
            add(parts, "launch", launch);
        } else {
            boolean impliedByListing = initiation == Initiation.COMPLETED && (listing == Listing.LISTING || listing == Listing.LISTED);
            if (!impliedByListing) {
                add(parts, "initiation", initiation);
            }
            if (verification != Verification.NONE) {
                add(parts, "verification", verification);
            }
            if (listing != Listing.NONE && listing != Listing.REQUESTED) {
                add(parts, "listing", listing);
            }
            if (configurator != Configurator.NONE) {
                add(parts, "configurator", configurator);
            }
        }
        return new Status(join(parts, Status::code, ","), join(parts, Status::zh, ","), join(parts, Status::en, ", "));
    }

    private boolean launchStandsAlone() {
        return launch == Launch.REVIEWING || launch == Launch.REJECTED || launch == Launch.LAUNCHED;
    }

    private static void add(List<Status> parts, String track, StatusCode code) {
        parts.add(part(track, code));
    }

    /** The status of one track as the composite and the history name it: {@code initiation:reviewing}. */
    static Status part(String track, StatusCode code) {
        return new Status(track + ":" + code.code(), code.status().zh(), code.status().en());
    }

    private static String join(List<Status> parts, java.util.function.Function<Status, String> text, String separator) {
        return parts.stream().map(text).collect(Collectors.joining(separator));
    }
}
