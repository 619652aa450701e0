package org.partnercenter.platform.files;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** Where an export is. */
enum ExportStatus implements StatusCode {

    RUNNING("running", "处理中", "Running"),
    DONE("done", "已完成", "Done"),
    FAILED("failed", "失败", "Failed");

    private final Status status;

    ExportStatus(String code, String zh, String en) {
        this.status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
