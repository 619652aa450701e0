package org.partnercenter.calendar;

class DeadlinesOnH2Test extends DeadlinesContract {

    DeadlinesOnH2Test() {
        super(new CalendarModule());
    }
}
