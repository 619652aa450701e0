package org.partnercenter.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;

/** What deadlines do, on either database. */
abstract class DeadlinesContract {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-20");

    final CalendarModule module;
    private final Deadlines deadlines;

    DeadlinesContract(CalendarModule module) {
        this.module = module;
        this.deadlines = module.deadlines;
    }

    @Test
    @Rule("CAL-01")
    @DisplayName("A started deadline is found as it was reckoned")
    void start() {
        Deadline started = deadlines.start("INC-2026-000001", "confirmation", TODAY, 40);

        assertThat(started).isEqualTo(new Deadline("INC-2026-000001", "confirmation", TODAY, 40, LocalDate.parse("2026-03-23"),
                Instant.parse("2026-03-23T16:00:00Z"), false, Instant.parse("2026-01-20T02:00:00Z")));
        assertThat(deadlines.find("INC-2026-000001", "confirmation")).contains(started);
        assertThat(deadlines.find("INC-2026-000001", "answer-feedback")).isEmpty();
        assertThat(deadlines.find("INC-2026-000002", "confirmation")).isEmpty();
    }

    @Test
    @Rule("CAL-03")
    @DisplayName("A deadline into an unpublished year is kept as provisional")
    void provisional() {
        deadlines.start("INC-2026-000001", "confirmation", LocalDate.parse("2026-12-20"), 40);

        assertThat(deadlines.find("INC-2026-000001", "confirmation")).get().extracting(Deadline::provisional).isEqualTo(true);
    }

    @Test
    @DisplayName("Started anew, also after it was closed, it replaces the one before")
    void restart() {
        deadlines.start("INC-2026-000001", "confirmation", TODAY, 40);
        deadlines.close("INC-2026-000001", "confirmation");
        assertThat(deadlines.find("INC-2026-000001", "confirmation")).isEmpty();

        module.clock.set("2026-02-02T09:30");
        Deadline again = deadlines.start("INC-2026-000001", "confirmation", LocalDate.parse("2026-02-02"), 5);

        assertThat(deadlines.find("INC-2026-000001", "confirmation")).contains(again);
        assertThat(again.lastDay()).isEqualTo("2026-02-09");
    }

    @Test
    @DisplayName("One that runs is given back unchanged; one that does not is started from today")
    void openOrGet() {
        Deadline first = deadlines.openOrGet("SOL-2026-000001", "review-initiation", 10);
        assertThat(first.from()).isEqualTo(TODAY);

        module.clock.set("2026-01-22T10:00");
        assertThat(deadlines.openOrGet("SOL-2026-000001", "review-initiation", 10)).isEqualTo(first);

        deadlines.close("SOL-2026-000001", "review-initiation");
        assertThat(deadlines.openOrGet("SOL-2026-000001", "review-initiation", 10).from()).isEqualTo("2026-01-22");
    }

    @Test
    @DisplayName("A fixed moment at 24:00 has the day that it ends as its last day")
    void startAt() {
        Instant midnight = WorkingCalendar.endOf(LocalDate.parse("2027-01-19"));

        Deadline offer = deadlines.startAt("SOL-2026-000001", "nre-offer", midnight);

        assertThat(offer.lastDay()).isEqualTo("2027-01-19");
        assertThat(offer.workingDays()).isNull();
        assertThat(offer.provisional()).isFalse();
        assertThat(deadlines.find("SOL-2026-000001", "nre-offer")).contains(offer);
    }

    @Test
    @DisplayName("The deadlines of many records come in one query, without closed ones and other purposes")
    void ofRecords() {
        Deadline first = deadlines.start("INC-2026-000001", "confirmation", TODAY, 40);
        Deadline second = deadlines.start("INC-2026-000002", "confirmation", TODAY, 10);
        deadlines.start("INC-2026-000002", "answer-feedback", TODAY, 5);
        deadlines.start("INC-2026-000003", "confirmation", TODAY, 10);
        deadlines.close("INC-2026-000003", "confirmation");
        int before = module.connectionsTaken();

        var found = deadlines.ofRecords(List.of("INC-2026-000001", "INC-2026-000002", "INC-2026-000003"), "confirmation");

        assertThat(found.values()).containsExactlyInAnyOrder(first, second);
        assertThat(module.connectionsTaken() - before).isEqualTo(1);
        assertThat(deadlines.ofRecords(List.of(), "confirmation")).isEmpty();
    }

    @Test
    @DisplayName("The view counts what is left from today's day in Shanghai")
    void view() {
        Deadline deadline = deadlines.start("INC-2026-000001", "confirmation", TODAY, 40);
        assertThat(deadlines.view(deadline)).isEqualTo(new DeadlineView(Instant.parse("2026-03-23T16:00:00Z"), 40, false));

        module.clock.set("2026-03-22T23:59:59");
        assertThat(deadlines.view(deadline).workingDaysLeft()).isEqualTo(1);
        module.clock.set("2026-03-23T00:00");
        assertThat(deadlines.view(deadline).workingDaysLeft()).isZero();
        module.clock.set("2026-04-01T00:00");
        assertThat(deadlines.view(deadline).workingDaysLeft()).isZero();
    }
}
