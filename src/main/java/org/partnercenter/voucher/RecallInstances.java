package org.partnercenter.voucher;

/** The engine's side of the recalls: a port, because the rules do not know the engine. Everything runs in the caller's transaction. */
public interface RecallInstances {

    /** Starts the process of a recall; its first step is a job. */
    void begin(String recallKey, String partnerId);

    /** An order has let go of a voucher that this recall may wait for. */
    void goOn(String recallKey);
}
