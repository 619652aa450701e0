package org.partnercenter.incentive.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.incentive.Opportunities;
import org.partnercenter.incentive.OpportunityView;
import org.partnercenter.platform.files.ImportView;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of incentives and of opportunities. */
class IncentiveImportTest extends MoneyProcessTest {

    private static final String INCENTIVES = "lineId,partnerId,kind,amount,calculation";
    private static final String OPPORTUNITIES = "opportunityId,partnerId,name,source,customerName,customerAccount,status,verifiedOn,deliveryStart,"
            + "deliveryEnd,annualCloudVolume,offerings,core,marketplace,newCustomer,managerId";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Opportunities opportunities;
    private String id;

    @BeforeEach
    void number() {
        id = "L" + NUMBER.incrementAndGet();
        moveTo(LocalDate.parse("2026-01-20"));
    }

    private String madeFrom(String lineId) {
        return jdbc.sql("select incentive_key from incentive where once_key = ?").param("line/" + lineId).query(String.class).single();
    }

    @Test
    @Rule({"INC-06", "INC-08"})
    @DisplayName("Each row of a file of incentives is published; who imported cannot confirm, and unconfirmed it lapses")
    void incentives() {
        assertThat(importedBy("admin", "incentives", INCENTIVES, id + ",cloudstar,dedicated-staff,1200.00,2 人 × 6 月").imported()).isEqualTo(1);
        String key = madeFrom(id);

        assertThat(status(key)).isEqualTo("awaiting-confirmation");
        assertThat(incentive(key).deadline().workingDaysLeft()).isEqualTo(14);
        assertThat(incentive(key).calculation()).isEqualTo("2 人 × 6 月");
        assertThat(instance(key).getTenantId()).isEqualTo("cloudstar");
        assertRefused(403, "FOUR_EYES", "", () -> complete("admin", key, "check-incentive", "decision", "confirm"));
        runTimer(key, "deadline-reached");
        assertThat(status(key)).isEqualTo("lapsed");
    }

    @Test
    @DisplayName("The same row again is passed over, another content under its id refuses the file")
    void again() {
        String row = id + ",cloudstar,dedicated-staff,1200.00,two";
        imported("incentives", INCENTIVES, row);
        complete("cloudstar-finance", madeFrom(id), "check-incentive", "decision", "dispute", "feedback", "f");
        complete("operations", madeFrom(id), "answer-feedback", "answer", "a", "amount", "1300.00");

        ImportView second = imported("incentives", INCENTIVES, row, id + "b,cloudstar,dedicated-staff,5.00,two");
        assertThat(List.of(second.imported(), second.skipped())).containsExactly(1L, 1L);
        assertThat(faults(imported("incentives", INCENTIVES, row.replace("1200", "1300"), id + "c,cloudstar,dedicated-staff,5.00,two")))
                .containsExactly("2 lineId ALREADY_IMPORTED");
        assertThat(count("select count(*) from incentive where once_key = ?", "line/" + id + "c")).isZero();
        assertThat(faults(imported("incentives", INCENTIVES, id + "d,rivertech,dedicated-staff,5.00,two", id + "e,nobody,dedicated-staff,5.00,two",
                id + "f,cloudstar,dedicated-staff,0,two", id + "g,cloudstar,dedicated-staff,1,two", id + "g,cloudstar,dedicated-staff,1,two")))
                .containsExactly("2 partnerId NOT_ELIGIBLE", "3 partnerId FIELD_INVALID", "4 amount FIELD_INVALID", "6 lineId FIELD_INVALID");
        assertThat(faults(imported("incentives", INCENTIVES, id + "h,cloudstar,delivery,5.00,two"))).containsExactly("2 kind FIELD_INVALID");
    }

    @Test
    @DisplayName("A file of opportunities adds and updates; another partner or a step back refuses it")
    void opportunities() {
        String row = id + ",cloudstar,上云,PO,客户,acct,progressing,2026-01-02,2026-01-05,2026-03-31,480000.00,ecs;rds,true,false,true,cloudstar-sales";
        imported("opportunities", OPPORTUNITIES, row);
        OpportunityView added = opportunity();
        assertThat(added.status().code()).isEqualTo("progressing");
        assertThat(added.offerings()).containsExactly("ecs", "rds");
        assertThat(added.core()).isTrue();
        assertThat(added.deliveryEnd()).isEqualTo("2026-03-31");

        ImportView second = imported("opportunities", OPPORTUNITIES, row, id + "b,cloudstar,上云,HO,客户,acct,verified,2026-01-02,,,,,false,false,false,");
        assertThat(List.of(second.imported(), second.skipped())).containsExactly(1L, 1L);
        imported("opportunities", OPPORTUNITIES, row.replace("progressing", "delivered").replace("480000.00", ""));
        assertThat(opportunity().key()).isEqualTo(added.key());
        assertThat(opportunity().status().code()).isEqualTo("delivered");
        assertThat(opportunity().annualCloudVolume()).isNull();
        assertThat(opportunities.item(added.key(), actor("operations")).history()).extracting("to").containsExactly("progressing", "delivered");

        assertThat(faults(imported("opportunities", OPPORTUNITIES, row, row.replace("cloudstar", "bluewave"), row.replace(id, id + "c").replace("cloudstar", "nobody"),
                row.replace(id, id + "d").replace("2026-03-31", "2026-01-04"))))
                .containsExactly("2 status STATUS_BACK", "3 opportunityId FIELD_INVALID", "4 partnerId FIELD_INVALID", "5 deliveryEnd FIELD_INVALID");
        assertThat(faults(imported("opportunities", OPPORTUNITIES, row.replace("cloudstar", "bluewave")))).containsExactly("2 partnerId OTHER_PARTNER");
        assertThat(opportunity().status().code()).isEqualTo("delivered");
    }

    private OpportunityView opportunity() {
        return opportunities.list(new ListQuery(List.of(), id, 0, 100, "key"), actor("operations")).items().stream()
                .filter(o -> o.opportunityId().equals(id)).findFirst().orElseThrow();
    }
}
