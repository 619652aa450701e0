package org.partnercenter.certification;

/** The name and the bank account under which the vendor's supplier data hold a company. */
public record SupplierAccount(String creditCode, String companyName, String bankAccount) {

    @Override
    public String toString() {
        return "SupplierAccount[" + creditCode + "]";
    }
}
