package org.partnercenter.account;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Customers and their bonds for tests of modules that run without the engine. */
public final class AccountFixture {

    private AccountFixture() {
    }

    /** The beans of this module that others ask. */
    public static Class<?> configuration() {
        return Beans.class;
    }

    @Configuration
    @Import({CustomerAccounts.class, AccountRepository.class, Bonds.class})
    static class Beans {

        @Bean
        AccountHold nothingHolds() {
            return customerId -> false;
        }
    }

    /** An account of this name. */
    public static void register(CustomerAccounts accounts, String customerId, String customerName) {
        accounts.create(customerId, Map.of("accountName", customerId, "customerName", customerName));
    }

    /** A bond of this type, {@code 1} or {@code 2}, with its association. */
    public static void bind(Bonds bonds, String customerId, String partnerId, String type, String associationKey) {
        bonds.bind(customerId, partnerId, new Bonds.Terms(type, associationKey, null, null, null));
    }
}
