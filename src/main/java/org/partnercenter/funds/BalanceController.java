package org.partnercenter.funds;

import org.partnercenter.platform.Actor;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/account-balances}. */
@RestController
@RequestMapping("/api/account-balances")
class BalanceController {

    private final BalanceRecords records;

    BalanceController(BalanceRecords records) {
        this.records = records;
    }

    /** The balances that the caller may see: a partner its own. */
    @GetMapping
    Page<BalanceView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    /** The balances of one partner. */
    @GetMapping("/{partnerId}")
    BalanceView item(@PathVariable String partnerId, Actor caller) {
        return records.item(partnerId, caller);
    }
}
