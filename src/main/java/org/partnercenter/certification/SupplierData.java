package org.partnercenter.certification;

import java.util.Optional;

/** The vendor's supplier data (供应商主数据), wherever they are kept. */
public interface SupplierData {

    /** What the vendor holds of the company with this credit code. */
    Optional<SupplierAccount> find(String creditCode);
}
