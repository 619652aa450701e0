package org.partnercenter.nre;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.partnercenter.platform.Refusal;
import org.springframework.stereotype.Component;

/** What a SOW must cover (NRE-05): at least 3 higher-order services and 1 key service, duplicates counted once. */
@Component
class SowRules {

    private static final String FIELD = "cloudServices";
    private static final int HIGHER_ORDER = 3;
    private static final int KEY = 1;
    private static final int MOST_CODES = 100;

    private final SowCatalogue catalogue;

    SowRules(SowCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The codes as text, each once; refuses what is no text. */
    List<String> codes(JsonNode list) {
        if (list.size() > MOST_CODES) {
            throw Refusal.field(FIELD, "must have at most " + MOST_CODES + " services");
        }
        Set<String> codes = new LinkedHashSet<>();
        for (JsonNode code : list) {
            if (!code.isTextual() || code.textValue().isBlank()) {
                throw Refusal.field(FIELD, "must be a list of service codes");
            }
            codes.add(code.textValue().strip());
        }
        return List.copyOf(codes);
    }

    /** Refuses unknown codes and too small a coverage, naming what lacks. */
    void requireCoverage(List<String> codes) {
        int higherOrder = 0;
        int key = 0;
        for (String code : codes) {
            SowCatalogue.Service service = catalogue.find(code)
                    .orElseThrow(() -> Refusal.field(FIELD, "the service " + code + " is unknown"));
            higherOrder += service.higherOrder() ? 1 : 0;
            key += service.key() ? 1 : 0;
        }
        if (higherOrder < HIGHER_ORDER || key < KEY) {
            throw Refusal.field(FIELD, "covers " + higherOrder + " of " + HIGHER_ORDER + " higher-order services and " + key + " of "
                    + KEY + " key services");
        }
    }
}
