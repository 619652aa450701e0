package org.partnercenter.platform.files;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Where an import is. */
enum ImportStatus implements StatusCode {

    RUNNING("running", "处理中", "Running"),
    DONE("done", "已完成", "Done"),
    REFUSED("refused", "已拒绝", "Refused");

    private final Status status;

    ImportStatus(String code, String zh, String en) {
        this.status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
