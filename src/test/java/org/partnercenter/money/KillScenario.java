package org.partnercenter.money;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Something that moves money, done anew in each round, during or after which the application is killed. */
interface KillScenario {

    /** Makes what the round needs; the application lives. */
    void prepare(Http application, int round);

    /** Sets it off; the application may die during this call, and every answer may be missing. */
    void trigger(Http application);

    /** Does what people and programs do who heard nothing: looks, and does it again when it was not done. The application lives. */
    void repeat(Http application);

    /** Everything has come to rest: checks that all of every round happened once, and nothing twice. */
    void check(JdbcClient database);
}
