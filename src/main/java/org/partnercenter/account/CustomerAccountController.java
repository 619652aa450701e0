package org.partnercenter.account;

import java.util.LinkedHashMap;
import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/customer-accounts}: the vendor's people read, operations writes. */
@RestController
@RequestMapping("/api/customer-accounts")
class CustomerAccountController {

    private final CustomerAccountRecords records;
    private final CustomerAccounts accounts;

    CustomerAccountController(CustomerAccountRecords records, CustomerAccounts accounts) {
        this.records = records;
        this.accounts = accounts;
    }

    @GetMapping
    Page<CustomerAccountView> list(ListQuery query, Actor caller) {
        return records.list(query, caller);
    }

    @GetMapping("/{customerId}")
    CustomerAccountView item(@PathVariable String customerId, Actor caller) {
        return records.item(customerId, caller);
    }

    /** Enters an account. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CustomerAccountView create(@RequestBody Map<String, Object> body, Actor caller) {
        requireOperations(caller);
        Map<String, Object> facts = new LinkedHashMap<>(AccountForm.CREATE.check(body).all());
        String customerId = (String) facts.remove("customerId");
        accounts.create(customerId, facts);
        return records.item(customerId, caller);
    }

    /** Changes the facts that are named. */
    @PatchMapping("/{customerId}")
    CustomerAccountView change(@PathVariable String customerId, @RequestBody Map<String, Object> body, Actor caller) {
        requireOperations(caller);
        accounts.change(customerId, AccountForm.CHANGE.check(body).all());
        return records.item(customerId, caller);
    }

    private static void requireOperations(Actor caller) {
        if (!caller.hasAny("operations")) {
            throw Refusal.notAllowed("customer accounts are changed by operations");
        }
    }
}
