package org.partnercenter.platform.files;

import org.camunda.bpm.engine.RuntimeService;
import org.partnercenter.platform.process.AsSystem;
import org.partnercenter.platform.tenancy.StartTenant;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process that works on a file in the background. */
@Component
class FileWork {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    FileWork(@Lazy RuntimeService runtime, @Lazy AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /** One instance for each run, in the tenant of whoever asked for it. */
    void start(String runKey, String tenantId) {
        try (var tenant = StartTenant.of(tenantId)) {
            asSystem.run(() -> runtime.startProcessInstanceByKey("file-work", runKey));
        }
    }
}
