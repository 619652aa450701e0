package org.partnercenter.reseller;

import java.util.List;

/** The decision {@code cooperation-check}, evaluated where the engine is known. */
public interface CooperationPolicy {

    /** Everything that stands against the cooperation, in the order of the table; empty when nothing does. */
    List<Blocker> blockers(CooperationFacts facts);

    /** Something that stands against a cooperation, as people read it. */
    record Blocker(String code, String zh, String en) {
    }
}
