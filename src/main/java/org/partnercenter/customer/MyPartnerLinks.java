package org.partnercenter.customer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.partnercenter.account.AccountFacts;
import org.partnercenter.account.Bond;
import org.partnercenter.account.Bonds;
import org.partnercenter.account.CustomerAccount;
import org.partnercenter.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The links to {@code /my-partner}: whoever knows the mobile of a bound account gets one, and nobody learns whether it is one (CUS-26). */
@Component
public class MyPartnerLinks {

    private static final Logger LOG = LoggerFactory.getLogger(MyPartnerLinks.class);

    private final JdbcClient jdbc;
    private final AccountFacts accounts;
    private final Bonds bonds;
    private final PublicLinks links;
    private final ChangeMails mails;
    private final Clock clock;
    private final AsyncTaskExecutor executor;
    private final TransactionTemplate transaction;
    private final int hours;
    private final int mostPerHour;

    MyPartnerLinks(JdbcClient jdbc, AccountFacts accounts, Bonds bonds, PublicLinks links, ChangeMails mails, Clock clock,
                   @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor, PlatformTransactionManager transactions,
                   @Value("${public-link.my-partner-hours}") int hours, @Value("${public-link.my-partner-per-hour}") int mostPerHour) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.bonds = bonds;
        this.links = links;
        this.mails = mails;
        this.clock = clock;
        this.executor = executor;
        this.transaction = new TransactionTemplate(transactions);
        this.hours = hours;
        this.mostPerHour = mostPerHour;
    }

    /**
     * Sends each bound account with this mobile its link. The work is done elsewhere and the answer waits for none of it, so that neither
     * the answer nor its time tells whether there is such an account.
     *
     * @return when the work is done; nobody who answers a customer may wait for it
     */
    public CompletableFuture<Void> request(String mobile) {
        return executor.submitCompletable(() -> {
            try {
                accounts.byMobile(mobile).forEach(account -> bonds.current(account.customerId())
                        .ifPresent(bond -> transaction.executeWithoutResult(status -> send(account, bond))));
            } catch (RuntimeException e) {
                LOG.warn("a customer's link could not be sent", e);
            }
        });
    }

    /** Sends one link; of many in an hour only the first few, so that nobody is flooded. */
    private void send(CustomerAccount account, Bond bond) {
        Instant now = clock.instant();
        jdbc.sql("delete from my_partner_link where customer_id = ? and ends_at < ?").params(account.customerId(), Timestamp.from(now)).update();
        int sent = jdbc.sql("select count(*) from my_partner_link where customer_id = ? and sent_at > ?")
                .params(account.customerId(), Timestamp.from(now.minus(Duration.ofHours(1)))).query(Integer.class).single();
        if (sent < mostPerHour) {
            PublicLink link = new PublicLink(PublicLink.MY_PARTNER, account.customerId(), links.nonce(), now.plus(Duration.ofHours(hours)));
            jdbc.sql("insert into my_partner_link (nonce, customer_id, sent_at, ends_at) values (?, ?, ?, ?)")
                    .params(link.nonce(), link.key(), Timestamp.from(now), Timestamp.from(link.end())).update();
            mails.myPartner(account, bond.partnerId(), links.url(link), hours);
        }
    }

    /**
     * The bond of the customer that the link was sent to: 404 {@code LINK_NOT_FOUND} for a token that is none, 410 {@code LINK_EXPIRED}
     * after its hours, or when the customer has no partner any more.
     */
    Bond open(String token) {
        PublicLink link = links.read(PublicLink.MY_PARTNER, token)
                .orElseThrow(() -> Refusal.of(404, "LINK_NOT_FOUND", null, "the link does not exist"));
        boolean alive = clock.instant().isBefore(link.end()) && jdbc.sql("select count(*) from my_partner_link where nonce = ? and customer_id = ?")
                .params(link.nonce(), link.key()).query(Integer.class).single() == 1;
        Optional<Bond> bond = alive ? bonds.current(link.key()) : Optional.empty();
        return bond.orElseThrow(() -> Refusal.of(410, "LINK_EXPIRED", null, "the link is no longer valid"));
    }
}
