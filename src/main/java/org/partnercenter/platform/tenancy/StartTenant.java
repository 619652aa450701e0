package org.partnercenter.platform.tenancy;

/**
 * The tenant of the instances that this thread is about to start. The engine asks a provider for it in the middle of the
 * start command; a thread-bound value is the only way to hand it over.
 */
public final class StartTenant implements AutoCloseable {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private final String before;

    private StartTenant(String tenantId) {
        this.before = CURRENT.get();
        CURRENT.set(tenantId);
    }

    /** Everything started until {@link #close()} belongs to this tenant. */
    public static StartTenant of(String tenantId) {
        return new StartTenant(tenantId);
    }

    static String current() {
        return CURRENT.get();
    }

    @Override
    public void close() {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
