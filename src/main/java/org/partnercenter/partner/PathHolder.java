package org.partnercenter.partner;

import java.util.Optional;

/** Asked before an organisation leaves a development path; implemented by the modules whose records keep it there (PTR-06). */
public interface PathHolder {

    /**
     * What holds the organisation on the path, as people read it, Chinese first; empty when nothing of this module does.
     *
     * @param path {@code software} or {@code service}
     */
    Optional<String> holds(String partnerId, String path);
}
