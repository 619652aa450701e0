package org.partnercenter.incentive;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.partnercenter.partner.Partner;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.StatusCode;
import org.partnercenter.platform.files.ImportKind;
import org.partnercenter.platform.files.ImportRow;
import org.partnercenter.platform.files.ImportRun;
import org.partnercenter.platform.files.RowTaker;
import org.partnercenter.platform.forms.ApiForm;
import org.springframework.stereotype.Component;

/** Brings in the opportunities of the vendor's sales system. A known one is updated; it changes no partner and takes no step back. */
@Component
class OpportunityImport implements ImportKind {

    private static final int OFFERINGS_LENGTH = 500;

    private final Opportunities opportunities;
    private final Partners partners;

    OpportunityImport(Opportunities opportunities, Partners partners) {
        this.opportunities = opportunities;
        this.partners = partners;
    }

    @Override
    public String name() {
        return "opportunities";
    }

    @Override
    public String label() {
        return "机会点 Opportunities";
    }

    @Override
    public List<String> groups() {
        return List.of("operations");
    }

    @Override
    public ApiForm columns() {
        String[] statuses = Stream.of(OpportunityStatus.values()).map(OpportunityStatus::code).toArray(String[]::new);
        return ApiForm.of(ApiForm.text("opportunityId", 64).required(), ApiForm.text("partnerId", 64).required(),
                ApiForm.text("name", 128).required(), ApiForm.choice("source", "PO", "HO").required(), ApiForm.text("customerName", 128).required(),
                ApiForm.text("customerAccount", 64).required(), ApiForm.choice("status", statuses).required(), ApiForm.date("verifiedOn").required(),
                ApiForm.date("deliveryStart"), ApiForm.date("deliveryEnd"), ApiForm.money("annualCloudVolume"),
                ApiForm.text("offerings", OFFERINGS_LENGTH), ApiForm.flag("core").required(), ApiForm.flag("marketplace").required(),
                ApiForm.flag("newCustomer").required(), ApiForm.text("managerId", 64));
    }

    @Override
    public RowTaker begin(ImportRun run) {
        Set<String> seen = new HashSet<>();
        return rows -> take(rows, seen, run);
    }

    private void take(List<ImportRow> rows, Set<String> seen, ImportRun run) {
        Map<String, Partner> known = partners.byId(rows.stream().map(row -> row.values().text("partnerId")).distinct().toList());
        Map<String, Opportunities.Known> before = opportunities.byNumber(rows.stream().map(row -> row.values().text("opportunityId")).distinct().toList());
        for (ImportRow row : rows) {
            Opportunity opportunity = opportunity(row.values());
            Opportunities.Known old = before.get(opportunity.opportunityId());
            if (!seen.add(opportunity.opportunityId())) {
                run.refuse(row, "opportunityId", "FIELD_INVALID", "occurs more than once in the file");
            } else if (check(row, opportunity, old, known.containsKey(opportunity.partnerId()), run)) {
                take(opportunity, old, run);
            }
        }
    }

    private static boolean check(ImportRow row, Opportunity opportunity, Opportunities.Known old, boolean partnerKnown, ImportRun run) {
        if (!partnerKnown) {
            run.refuse(row, "partnerId", "FIELD_INVALID", "is no partner");
        } else if (old != null && !old.opportunity().partnerId().equals(opportunity.partnerId())) {
            run.refuse(row, "partnerId", "OTHER_PARTNER", "the opportunity belongs to another partner");
        } else if (old != null && opportunity.status().compareTo(old.opportunity().status()) < 0) {
            run.refuse(row, "status", "STATUS_BACK", "is a step back from " + old.opportunity().status().code());
        } else if (opportunity.deliveryStart() != null && opportunity.deliveryEnd() != null
                && opportunity.deliveryEnd().isBefore(opportunity.deliveryStart())) {
            run.refuse(row, "deliveryEnd", "FIELD_INVALID", "must not be before the delivery start");
        } else if (opportunity.annualCloudVolume() != null && opportunity.annualCloudVolume().signum() < 0) {
            run.refuse(row, "annualCloudVolume", "FIELD_INVALID", "must not be negative");
        } else {
            return true;
        }
        return false;
    }

    private void take(Opportunity opportunity, Opportunities.Known old, ImportRun run) {
        if (old == null) {
            opportunities.add(opportunity);
            run.imported(1);
        } else if (old.opportunity().equals(opportunity)) {
            run.skipped(1);
        } else {
            opportunities.update(old.key(), old.opportunity().status(), opportunity);
            run.imported(1);
        }
    }

    private static Opportunity opportunity(ApiForm.Values v) {
        List<String> offerings = Stream.of(v.text("offerings", "").split(";")).map(String::strip).filter(code -> !code.isEmpty()).distinct().toList();
        return new Opportunity(v.text("opportunityId"), v.text("partnerId"), v.text("name"), v.text("source"), v.text("customerName"),
                v.text("customerAccount"), StatusCode.of(OpportunityStatus.class, v.text("status")), v.date("verifiedOn"), v.date("deliveryStart"),
                v.date("deliveryEnd"), (BigDecimal) v.object("annualCloudVolume"), offerings, v.yes("core", false), v.yes("marketplace", false),
                v.yes("newCustomer", false), v.text("managerId"));
    }
}
