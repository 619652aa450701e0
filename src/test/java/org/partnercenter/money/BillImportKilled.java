package org.partnercenter.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file of marketplace bills, each of which has one instance. */
final class BillImportKilled implements KillScenario {

    private static final int BILLS = 20;

    private int rounds;
    private String file;
    private String importKey;

    @Override
    public void prepare(Http application, int round) {
        rounds = round;
        importKey = null;
        file = "billId,partnerId,period,transactionId,customerAccount,productName,amount\n" + IntStream.rangeClosed(1, BILLS)
                .mapToObj(bill -> "kill-" + round + "-" + bill + ",bluewave,2026-10,T-" + bill + ",acct,产品,10.00").collect(Collectors.joining("\n"));
    }

    @Override
    public void trigger(Http application) {
        Http.Answer answer = application.upload("/api/marketplace-bills/import", "operations", file);
        if (answer.isOk()) {
            importKey = answer.text("key");
        }
    }

    @Override
    public void repeat(Http application) {
        if (importKey == null) {
            assertThat(application.upload("/api/marketplace-bills/import", "operations", file).status()).isEqualTo(202);
        }
    }

    @Override
    public void check(JdbcClient database) {
        List<String> keys = database.sql("select bill_key from marketplace_bill where bill_id like 'kill-%'").query(String.class).list();
        assertThat(keys).as("bills").hasSize(BILLS * rounds);
        assertThat(database.sql("select business_key_ from act_ru_execution where parent_id_ is null and business_key_ in (:keys)").param("keys", keys)
                .query(String.class).list()).as("one instance for each").containsExactlyInAnyOrderElementsOf(keys);
    }
}
