package org.partnercenter.platform.files;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.partnercenter.platform.security.RunAs;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Works on one file: takes an import, or writes an export. The work is a transaction of its own, the engine's part of it included: what
 * is refused is rolled back and the refusal kept, what the process dies in the middle of is begun anew, what is over is left alone.
 */
@Component("takeFile")
class TakeFile implements JavaDelegate {

    private final Imports imports;
    private final Exports exports;
    private final FilePieces pieces;
    private final RunAs runAs;
    private final ProcessEngineConfigurationImpl engine;

    TakeFile(Imports imports, Exports exports, FilePieces pieces, RunAs runAs, @Lazy ProcessEngine engine) {
        this.imports = imports;
        this.exports = exports;
        this.pieces = pieces;
        this.runAs = runAs;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public void execute(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        if (exports.isExport(key)) {
            write(key);
        } else {
            take(key);
        }
    }

    private void take(String key) {
        try {
            alone(() -> taken(key));
        } catch (Refused refused) {
            alone(() -> {
                if (imports.locked(key) != null) {
                    imports.refused(key, refused.run);
                }
            });
        }
    }

    private void taken(String key) {
        Imports.Running running = imports.locked(key);
        if (running == null) {
            return;
        }
        ImportRun run = new ImportRun(key, running.importer());
        long rows = checked(running, run);
        runAs.user(running.importer(), () -> {
            RowTaker taker = running.kind().begin(run);
            long[] done = {0};
            file(running, run).read(pieces.read(key), portion -> {
                taker.take(portion);
                done[0] += portion.size();
                imports.progress(key, rows, done[0]);
            });
            refuseIfFaulty(run);
            taker.finish();
            refuseIfFaulty(run);
            return null;
        });
        imports.done(key, rows, run);
    }

    /** All rows are looked at before the first is taken. */
    private long checked(Imports.Running running, ImportRun run) {
        long[] seen = {0};
        long rows = file(running, run).read(pieces.read(running.key()), portion -> {
            seen[0] += portion.size();
            imports.progress(running.key(), seen[0], 0);
        });
        imports.progress(running.key(), rows, 0);
        refuseIfFaulty(run);
        return rows;
    }

    private ImportFile file(Imports.Running running, ImportRun run) {
        return new ImportFile(running.kind().columns(), imports.maxRows(running.kind()), run);
    }

    private static void refuseIfFaulty(ImportRun run) {
        if (run.isRefused()) {
            throw new Refused(run);
        }
    }

    private void write(String key) {
        try {
            alone(() -> exports.write(key));
        } catch (RuntimeException failure) {
            // whoever asked is told, and may ask again: nothing is lost that a retry would save
            alone(() -> exports.failed(key, failure));
        }
    }

    private void alone(Runnable work) {
        engine.getCommandExecutorTxRequiresNew().execute(context -> {
            work.run();
            return null;
        });
    }

    /** Rolls the import back. */
    private static final class Refused extends RuntimeException {

        private final transient ImportRun run;

        private Refused(ImportRun run) {
            super("refused", null, false, false);
            this.run = run;
        }
    }
}
