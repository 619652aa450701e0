package org.partnercenter.certification;

/** What finance needs to send the transfer. Its text shows neither the amount nor the account (CRT-03). */
public record Transfer(String key, String amount, String bankAccountHolder, String bankAccount, String bankCode, String bankName,
                       String bankBranch, String intermediaryBank) {

    @Override
    public String toString() {
        return "Transfer[" + key + "]";
    }
}
