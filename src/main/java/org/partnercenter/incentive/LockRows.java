package org.partnercenter.incentive;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows that are there to be locked: what must be looked at and decided by one transaction after the other. */
@Component
class LockRows {

    /** A table of one column that only holds such rows. */
    enum What {
        /** Whatever sets a partner's incentives off against each other (PAY-02 to PAY-04), and its claims (INC-14). */
        PARTNER("incentive_owner", "partner_id"),
        /** The subsidised projects of a customer (INC-10). */
        SUBSIDISED_CUSTOMER("subsidised_customer", "customer"),
        /** The claims of a customer (INC-14). */
        CLAIMED_CUSTOMER("claimed_customer", "customer"),
        /** The lines and statements of a period (INC-19, INC-20). */
        PERIOD("incentive_period", "period");

        private final String table;
        private final String column;

        What(String table, String column) {
            this.table = table;
            this.column = column;
        }
    }

    private final JdbcClient jdbc;

    LockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the row until the transaction ends; makes it when there is none. */
    void lock(What what, String key) {
        boolean known = jdbc.sql("select " + what.column + " from " + what.table + " where " + what.column + " = ? for update").param(key)
                .query(String.class).optional().isPresent();
        if (!known) {
            try {
                jdbc.sql("insert into " + what.table + " (" + what.column + ") values (?)").param(key).update();
            } catch (DuplicateKeyException e) {
                // PostgreSQL's transaction is lost with it; whoever asked is tried again and finds the row
                throw new ConcurrencyFailureException("the first of " + what + " is being made by somebody else", e);
            }
        }
    }
}
