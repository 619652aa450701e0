package org.partnercenter.reseller;

import java.util.List;
import org.partnercenter.platform.Journal;
import org.partnercenter.platform.notice.Audience;
import org.partnercenter.platform.notice.Notice;
import org.partnercenter.platform.notice.Notices;
import org.springframework.stereotype.Component;

/** Writes what happened to a cooperation, and tells the sides that it concerns: a record of two organisations has two audiences. */
@Component
class CooperationNews {

    private static final List<String> RESELLERS_PEOPLE = List.of("partner-admin");
    private static final List<String> DISTRIBUTORS_PEOPLE = List.of("partner-admin", "partner-sales");

    private final Journal journal;
    private final Notices notices;

    CooperationNews(Journal journal, Notices notices) {
        this.journal = journal;
        this.notices = notices;
    }

    /** The cooperation has another status now; {@code before} is null when it is new. */
    void changed(Cooperation before, Cooperation now) {
        journal.write(new Journal.Change(now.key(), now.partnerId(), now.title(), before == null ? null : before.status().status(),
                now.status().status(), now.comment(), false, List.of()));
        for (String side : sides(before, now)) {
            List<String> groups = side.equals(now.distributorId()) ? DISTRIBUTORS_PEOPLE : RESELLERS_PEOPLE;
            notices.send(new Notice(Audience.partner(side, groups), now.key(), now.status().status().zh() + " " + now.key(),
                    now.status().status().en() + ": " + now.key(), text(now)));
        }
    }

    private static List<String> sides(Cooperation before, Cooperation now) {
        return switch (now.status()) {
            case PLAN_REVIEWING -> List.of();
            case INVITED -> List.of(now.counterpartId());
            case PLAN_REJECTED, DISTRIBUTOR_REJECTED, DECLINED -> List.of(now.partnerId());
            case AWAITING_DISTRIBUTOR, COOPERATING, EXPIRED, ENDED -> List.of(now.partnerId(), now.counterpartId());
            case WITHDRAWN -> before.status().isCounterpartsTurn() ? List.of(now.counterpartId()) : List.of();
        };
    }

    private static String text(Cooperation now) {
        return now.comment() == null ? now.title() : now.title() + "\n" + now.comment();
    }
}
