package org.partnercenter.customer;

import java.util.Optional;
import java.util.function.Supplier;
import org.partnercenter.account.AlreadyBound;
import org.partnercenter.account.FactsUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * What a customer does on {@code /join/{token}}. Each click is one transaction: link, code, account, check and bond (CUS-17). A click
 * that collides with another is tried again and then sees what the other did.
 */
@Service
public class Joining {

    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
    private static final int TRIES = 4;

    private final JoinClick click;
    private final JoinLinks links;

    Joining(JoinClick click, JoinLinks links) {
        this.click = click;
        this.links = links;
    }

    /** Opens a link, which uses nothing up (CUS-13): what it shows, or why it is dead. */
    public JoinResult open(String token) {
        return links.open(token);
    }

    /** The link's page, for a form that has to be shown again; empty when the link is dead. */
    public Optional<JoinPage> page(String token) {
        return links.page(token);
    }

    /** Why a click on this link cannot lead anywhere; empty while the link is good. */
    public Optional<JoinResult.NotJoined> dead(String token) {
        return Optional.ofNullable(links.clicked(token).failure()).map(failure -> new JoinResult.NotJoined(failure, false));
    }

    /** Sends a code to the mobile that the customer has typed (CUS-16); 429 {@code SMS_LIMIT}. Answers why the link is dead, if it is. */
    public Optional<AssociationFailure> sendCode(String token, String mobile) {
        return click.sendCode(token, mobile);
    }

    /**
     * Registers the customer or logs it in, checks, and associates. Refusals change nothing: 400 {@code FIELD_INVALID},
     * {@code SMS_CODE_WRONG}, 409 {@code MOBILE_LIMIT}, {@code ACCOUNT_NAME_TAKEN}.
     */
    public JoinResult join(String token, JoinForm form) {
        try {
            return retried(() -> click.join(token, form));
        } catch (FactsUnavailable e) {
            // nothing of the click stays but that it was made: the code and the link are as good as before
            return retried(() -> click.busy(token, form));
        }
    }

    private static <T> T retried(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                FactsUnavailable unavailable = cause(e, FactsUnavailable.class);
                if (unavailable != null) {
                    throw unavailable;
                }
                boolean collision = cause(e, AlreadyBound.class) != null || cause(e, ConcurrencyFailureException.class) != null
                        || cause(e, DuplicateKeyException.class) != null;
                if (!collision || attempt == TRIES) {
                    throw e;
                }
                LOG.info("a click on a link collided with another step and is tried again: {}", e.getClass().getSimpleName());
            }
        }
    }

    private static <E extends RuntimeException> E cause(Throwable e, Class<E> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
