package org.partnercenter.funds;

import java.time.LocalDate;
import java.util.List;

/**
 * A page of the ledger with the sums of all entries that match.
 *
 * @param total       how many match
 * @param income      the sum of their incomes, in CNY
 * @param expense     the sum of their expenses
 * @param visibleFrom the first day that this reader sees, null for the vendor: for older entries the ecosystem manager is asked (FND-20)
 */
public record LedgerPage(List<LedgerEntryView> items, long total, String income, String expense, LocalDate visibleFrom) {
}
