package org.partnercenter.certification;

import org.partnercenter.platform.Refusal;

/**
 * What a partner states of its taxes, its finance contact and its bank account. In a correction a field that was left out is null.
 *
 * @param taxpayerType     {@code general} or {@code small-scale}
 * @param bankCode         a code of {@link Bank}, or {@link Bank#OTHER}
 * @param bankName         the bank's Chinese name; typed only with {@link Bank#OTHER}
 * @param bankAccount      8 to 32 digits
 * @param intermediaryBank of a transfer from abroad, or null
 */
public record BusinessInformation(String taxpayerType, String registeredAddress, String registeredPhone, String financeContactName,
                                  String financeContactMobile, String financeContactEmail, String bankCode, String bankName,
                                  String bankBranch, String bankAccountHolder, String bankAccount, String intermediaryBank) {

    /** This correction over what was stated before: a field that was left out keeps its value. */
    BusinessInformation over(BusinessInformation before) {
        String code = kept(bankCode, before.bankCode);
        // the name of a bank on the list is no name that somebody typed
        String typed = before.bankTyped() ? before.bankName : null;
        return new BusinessInformation(kept(taxpayerType, before.taxpayerType), kept(registeredAddress, before.registeredAddress),
                kept(registeredPhone, before.registeredPhone), kept(financeContactName, before.financeContactName),
                kept(financeContactMobile, before.financeContactMobile), kept(financeContactEmail, before.financeContactEmail), code,
                kept(bankName, typed), kept(bankBranch, before.bankBranch), kept(bankAccountHolder, before.bankAccountHolder),
                kept(bankAccount, before.bankAccount), kept(intermediaryBank, before.intermediaryBank));
    }

    private static String kept(String given, String before) {
        return given == null ? before : given;
    }

    /**
     * The information as it is recorded, with the name of the bank on the list. 400 on {@code bankName} when it is needed and missing, on
     * {@code bankAccountHolder} when that is not the company (CRT-01).
     *
     * @param companyName the profile's
     */
    BusinessInformation checked(String companyName) {
        if (!bankAccountHolder.equals(companyName)) {
            throw Refusal.field("bankAccountHolder", "must be the company's name, " + companyName);
        }
        if (bankTyped() && bankName == null) {
            throw Refusal.field("bankName", "is required for a bank that is not on the list");
        }
        String name = bankTyped() ? bankName
                : Bank.of(bankCode).orElseThrow(() -> Refusal.field("bankCode", "is no bank on the list")).zh();
        return new BusinessInformation(taxpayerType, registeredAddress, registeredPhone, financeContactName, financeContactMobile,
                financeContactEmail, bankCode, name, bankBranch, bankAccountHolder, bankAccount, intermediaryBank);
    }

    /** Whether the bank was typed and not chosen. */
    boolean bankTyped() {
        return Bank.OTHER.equals(bankCode);
    }

    /** Whether the money goes to the same account as with the other. */
    boolean sameAccount(BusinessInformation other) {
        return bankAccount.equals(other.bankAccount) && bankName.equals(other.bankName) && bankAccountHolder.equals(other.bankAccountHolder);
    }
}
