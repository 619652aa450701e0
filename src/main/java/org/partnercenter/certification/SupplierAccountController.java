package org.partnercenter.certification;

import java.util.Map;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/supplier-accounts}: the vendor's supplier data, for finance. */
@RestController
@RequestMapping("/api/supplier-accounts")
class SupplierAccountController {

    private static final ApiForm NEW = ApiForm.of(ApiForm.pattern("creditCode", 18, "[0-9A-HJ-NPQRTUWXY]{18}").required(),
            ApiForm.text("companyName", 128).required(), ApiForm.pattern("bankAccount", 32, "\\d{8,32}").required());

    private final SupplierAccounts suppliers;

    SupplierAccountController(SupplierAccounts suppliers) {
        this.suppliers = suppliers;
    }

    /** The suppliers, their bank accounts masked. */
    @GetMapping
    Page<SupplierAccounts.View> list(ListQuery query, Actor caller) {
        return suppliers.list(query, caller);
    }

    /** One supplier by its credit code. */
    @GetMapping("/{creditCode}")
    SupplierAccounts.View item(@PathVariable String creditCode, Actor caller) {
        return suppliers.item(creditCode, caller);
    }

    /** Adds a supplier. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SupplierAccounts.View create(@RequestBody Map<String, Object> body, Actor caller) {
        SupplierAccount supplier = supplier(body);
        suppliers.create(supplier, caller);
        return suppliers.item(supplier.creditCode(), caller);
    }

    /** Replaces a supplier's name and bank account. */
    @PutMapping("/{creditCode}")
    SupplierAccounts.View replace(@PathVariable String creditCode, @RequestBody Map<String, Object> body, Actor caller) {
        body.putIfAbsent("creditCode", creditCode);
        SupplierAccount supplier = supplier(body);
        if (!supplier.creditCode().equals(creditCode)) {
            throw Refusal.field("creditCode", "never changes: add another supplier instead");
        }
        suppliers.replace(supplier, caller);
        return suppliers.item(creditCode, caller);
    }

    /** Removes a supplier. */
    @DeleteMapping("/{creditCode}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String creditCode, Actor caller) {
        suppliers.delete(creditCode, caller);
    }

    private static SupplierAccount supplier(Map<String, Object> body) {
        ApiForm.Values values = NEW.check(body);
        return new SupplierAccount(values.text("creditCode"), values.text("companyName"), values.text("bankAccount"));
    }
}
