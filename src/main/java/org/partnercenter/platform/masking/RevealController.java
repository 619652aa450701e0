package org.partnercenter.platform.masking;

import java.util.List;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The eye beside a masked column, for every collection that has one. */
@RestController
class RevealController {

    private final Reveals reveals;

    RevealController(Reveals reveals) {
        this.reveals = reveals;
    }

    /** Which column of which records. */
    record Wanted(String column, List<String> keys) {
    }

    /** The plain values by key. */
    record Revealed(String column, Map<String, String> values) {
    }

    @PostMapping("/api/{collection}/reveal")
    Revealed reveal(@PathVariable String collection, @RequestBody Wanted wanted, Actor caller) {
        return new Revealed(wanted.column(), reveals.reveal(collection, wanted.column(), wanted.keys(), caller));
    }
}
