package org.partnercenter.programme;

import java.util.Optional;
import org.partnercenter.partner.PathHolder;
import org.springframework.stereotype.Component;

/** Keeps a partner on its paths once it has joined a programme, whichever (PTR-06). */
@Component
class PathLock implements PathHolder {

    private final Memberships memberships;

    PathLock(Memberships memberships) {
        this.memberships = memberships;
    }

    @Override
    public Optional<String> holds(String partnerId, String path) {
        return memberships.of(partnerId).stream().findFirst().map(m -> m.nameZh() + " " + m.nameEn());
    }
}
