package org.partnercenter.portal;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.portal.process.Diagrams;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The picture of a record's process, for whoever may see the record (SOL-17). */
@RestController
class DiagramController {

    private final RecordTypes types;
    private final Records records;
    private final Diagrams diagrams;

    DiagramController(RecordTypes types, Records records, Diagrams diagrams) {
        this.types = types;
        this.records = records;
        this.diagrams = diagrams;
    }

    /** The model as {@code xml} with the ids of the steps to mark. */
    @GetMapping("/records/{collection}/{key}/diagram")
    Diagrams.Diagram diagram(@PathVariable String collection, @PathVariable String key, Actor caller) {
        RecordCollection<?> type = types.named(collection);
        Map<String, Object> item = records.fields(type.item(key, caller));
        return diagrams.of(type.processKey(), Records.text(item, "processInstanceId")).orElseThrow(() -> Refusal.notFound("diagram"));
    }
}
