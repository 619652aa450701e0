package org.partnercenter.customer;

import java.util.List;
import java.util.Map;

/** The decision {@code change-guard}: a port, because the rules do not know the engine. */
public interface ChangeGuard {

    /**
     * The codes that {@code change-guard} collects, in the table's order.
     *
     * @param facts the inputs of the table by name
     */
    List<String> blockers(Map<String, Object> facts);
}
