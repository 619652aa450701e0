package org.partnercenter.platform.process;

/** Something that must be there before the first request: models, groups, filters, demo data. Ordered by {@code @Order}; repeatable. */
public interface StartUpStep {

    void run();
}
