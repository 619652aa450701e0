package org.partnercenter.solution;

import org.partnercenter.platform.Status;
import org.partnercenter.platform.StatusCode;

/** The track 配置器开发 of a solution. */
enum Configurator implements StatusCode {
    NONE("none", "未开始", "Not started"),
    DEVELOPING("developing", "配置器开发中", "Configurator in development"),
    DEVELOPED("developed", "配置器开发完成", "Configurator developed");

    private final Status status;

    Configurator(String code, String zh, String en) {
        status = new Status(code, zh, en);
    }

    @Override
    public Status status() {
        return status;
    }
}
