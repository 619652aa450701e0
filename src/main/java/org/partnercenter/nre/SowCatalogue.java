package org.partnercenter.nre;

import java.util.Optional;

/** The cloud services that a SOW may name (NRE-05): a decision table that the administrator changes, not code. */
public interface SowCatalogue {

    /** How a service counts. */
    record Service(boolean higherOrder, boolean key) {
    }

    /** The service of this code, empty when the table does not know it. */
    Optional<Service> find(String code);
}
