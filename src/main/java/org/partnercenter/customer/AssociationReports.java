package org.partnercenter.customer;

import java.util.Optional;
import org.partnercenter.account.CustomerAccount;
import org.springframework.stereotype.Component;

/** What the reports say of a customer that wants to join. */
@Component
class AssociationReports {

    private final ReportRepository reports;

    AssociationReports(ReportRepository reports) {
        this.reports = reports;
    }

    /** Whether this report is in status {@code reported}. */
    boolean isReported(String reportKey) {
        return reports.find(reportKey).filter(report -> report.status == ReportStatus.REPORTED).isPresent();
    }

    /** The partner's own report of this customer in status {@code reported}. */
    Optional<String> reportedBy(String partnerId, CustomerAccount account) {
        return reports.holders(Prospect.of(account)).stream().filter(holder -> holder.partnerId().equals(partnerId))
                .map(ReportRepository.Holder::reportKey).filter(this::isReported).findFirst();
    }

    /** Whether another partner's report holds this customer (CUS-03). */
    boolean heldByOther(String partnerId, CustomerAccount account) {
        return reports.holders(Prospect.of(account)).stream().anyMatch(holder -> !holder.partnerId().equals(partnerId));
    }
}
