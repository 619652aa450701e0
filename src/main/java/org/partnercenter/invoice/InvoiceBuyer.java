package org.partnercenter.invoice;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The vendor's entity that invoices are made out to, and where they are sent ({@code invoice.buyer.*}, INV-09). */
@Component
class InvoiceBuyer {

    final String name;
    final String taxNumber;
    final String address;
    final String phone;
    final String bank;
    final String account;
    final String postalAddress;
    final String mailbox;

    InvoiceBuyer(@Value("${invoice.buyer.name}") String name, @Value("${invoice.buyer.tax-number}") String taxNumber,
                 @Value("${invoice.buyer.address}") String address, @Value("${invoice.buyer.phone}") String phone,
                 @Value("${invoice.buyer.bank}") String bank, @Value("${invoice.buyer.account}") String account,
                 @Value("${invoice.buyer.postal-address}") String postalAddress, @Value("${invoice.buyer.mailbox}") String mailbox) {
        this.name = name;
        this.taxNumber = taxNumber;
        this.address = address;
        this.phone = phone;
        this.bank = bank;
        this.account = account;
        this.postalAddress = postalAddress;
        this.mailbox = mailbox;
    }
}
