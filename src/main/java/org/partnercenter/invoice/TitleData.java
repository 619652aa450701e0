package org.partnercenter.invoice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.partnercenter.partner.CreditCode;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.forms.ApiForm;

/**
 * What invoice information says; what was left out is null.
 *
 * @param titleType   {@code enterprise} 企业 or {@code organisation} 组织 (INV-01)
 * @param invoiceType {@code ordinary} 增值税普通发票 or {@code special} 增值税专用发票
 * @param taxNumber   统一社会信用代码
 */
record TitleData(String titleType, String invoiceType, String title, String taxNumber, String bankName, String bankAccount,
                 String registeredAddress, String registeredPhone) {

    static final String ORGANISATION = "organisation";
    static final String SPECIAL = "special";
    /** The form of an action on invoice information; lengths and digits are checked on the whole record. */
    static final ApiForm FORM = ApiForm.of(ApiForm.choice("titleType", "enterprise", ORGANISATION), ApiForm.choice("invoiceType", "ordinary", SPECIAL),
            ApiForm.text("title", 100), ApiForm.text("taxNumber", 32), ApiForm.text("bankName", 100), ApiForm.text("bankAccount", 64),
            ApiForm.text("registeredAddress", 200), ApiForm.text("registeredPhone", 32));

    private static final Pattern ACCOUNT = Pattern.compile("\\d{8,32}");
    private static final Pattern LANDLINE_OR_MOBILE = Pattern.compile("(0\\d{2,3}-?)?\\d{7,8}(-\\d{1,6})?|1[3-9]\\d{9}");
    /** Numbers from before the unified code (INV-05). */
    private static final Pattern LEGACY = Pattern.compile("[0-9A-Z]{15}|[0-9A-Z]{20}");

    static TitleData of(ApiForm.Values values) {
        String account = values.text("bankAccount");
        String number = values.text("taxNumber");
        return new TitleData(values.text("titleType"), values.text("invoiceType"), values.text("title"),
                number == null ? null : number.toUpperCase(Locale.ROOT), values.text("bankName"),
                account == null ? null : account.replaceAll("[\\s\\-]", ""), values.text("registeredAddress"), values.text("registeredPhone"));
    }

    /**
     * This change over what the record said: what was left out stays, but an organisation keeps none of what only enterprises have.
     */
    TitleData over(TitleData before) {
        String type = kept(titleType, before.titleType);
        boolean organisation = ORGANISATION.equals(type);
        return new TitleData(type, kept(invoiceType, before.invoiceType), kept(title, before.title), kept(taxNumber, before.taxNumber),
                kept(bankName, organisation ? null : before.bankName), kept(bankAccount, organisation ? null : before.bankAccount),
                kept(registeredAddress, organisation ? null : before.registeredAddress),
                kept(registeredPhone, organisation ? null : before.registeredPhone));
    }

    private static String kept(String given, String before) {
        return given == null ? before : given;
    }

    /**
     * Refuses (400) what the table of the rules does not allow (INV-01 to INV-05).
     *
     * @param companyName      the partner's
     * @param legacyTaxNumbers whether numbers of 15 or 20 characters are taken
     */
    TitleData checked(String companyName, boolean legacyTaxNumbers) {
        requireAll();
        if (ORGANISATION.equals(titleType)) {
            checkOrganisation();
        } else if (!title.equals(companyName)) {
            throw Refusal.field("title", "must be the company's name, " + companyName);
        }
        length("title", title, 2, 100);
        length("bankName", bankName, 2, 100);
        length("registeredAddress", registeredAddress, 5, 200);
        if (taxNumber != null && !CreditCode.isValid(taxNumber) && !(legacyTaxNumbers && LEGACY.matcher(taxNumber).matches())) {
            throw Refusal.field("taxNumber", "must be a unified social credit code of 18 characters with its right check character");
        }
        if (bankAccount != null && !ACCOUNT.matcher(bankAccount).matches()) {
            throw Refusal.field("bankAccount", "must have 8 to 32 digits");
        }
        if (registeredPhone != null && !LANDLINE_OR_MOBILE.matcher(registeredPhone).matches()) {
            throw Refusal.field("registeredPhone", "must be a telephone number such as 0571-86543210 or 13800000000");
        }
        return this;
    }

    /** INV-02: one refusal names all that is missing. */
    private void requireAll() {
        List<String> missing = new ArrayList<>();
        BiConsumer<String, String> required = (key, value) -> {
            if (value == null) {
                missing.add(key);
            }
        };
        required.accept("titleType", titleType);
        required.accept("invoiceType", invoiceType);
        required.accept("title", title);
        if (!ORGANISATION.equals(titleType)) {
            required.accept("taxNumber", taxNumber);
        }
        if (SPECIAL.equals(invoiceType) && !ORGANISATION.equals(titleType)) {
            enterpriseOnly().forEach(required);
        }
        if (!missing.isEmpty()) {
            throw Refusal.field(missing.get(0), missing.size() == 1 ? "is required" : "is required; missing are " + String.join(", ", missing))
                    .with("missing", missing);
        }
    }

    private void checkOrganisation() {
        if (SPECIAL.equals(invoiceType)) {
            throw Refusal.field("invoiceType", "must be ordinary for an organisation");
        }
        enterpriseOnly().forEach((key, value) -> {
            if (value != null) {
                throw Refusal.field(key, "is not taken for an organisation");
            }
        });
    }

    private Map<String, String> enterpriseOnly() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("bankName", bankName);
        fields.put("bankAccount", bankAccount);
        fields.put("registeredAddress", registeredAddress);
        fields.put("registeredPhone", registeredPhone);
        return fields;
    }

    private static void length(String key, String value, int least, int most) {
        if (value != null && (value.codePointCount(0, value.length()) < least || value.codePointCount(0, value.length()) > most)) {
            throw Refusal.field(key, "must have " + least + " to " + most + " characters");
        }
    }
}
