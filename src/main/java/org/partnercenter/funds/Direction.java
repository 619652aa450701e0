package org.partnercenter.funds;

import java.math.BigDecimal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Whether an entry adds to its account or takes from it. */
public enum Direction implements StatusCode {
    INCOME("income", "收入", "Income"),
    EXPENSE("expense", "支出", "Expense");

    private final Status status;

    Direction(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    /** Income for a positive amount, expense for a negative one. */
    static Direction ofSign(BigDecimal signed) {
        return signed.signum() < 0 ? EXPENSE : INCOME;
    }

    @Override
    public Status status() {
        return status;
    }
}
