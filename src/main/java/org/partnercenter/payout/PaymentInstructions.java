package org.partnercenter.payout;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Money;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.Status;
import org.partnercenter.platform.csv.CsvSheet;
import org.partnercenter.platform.files.ExportKind;
import org.partnercenter.platform.files.ExportView;
import org.partnercenter.platform.files.Exports;
import org.partnercenter.platform.masking.Masking;
import org.partnercenter.platform.masking.Revealable;
import org.partnercenter.platform.web.ListQuery;
import org.partnercenter.platform.web.Page;
import org.partnercenter.platform.web.RecordCollection;
import org.partnercenter.platform.web.Selection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The payment instructions as finance reads them, and the files that take them to the bank: each is in one file only (PAY-10). */
@Component
public class PaymentInstructions implements RecordCollection<InstructionView>, Revealable, ExportKind {

    static final String NAME = "payment-instructions";
    private static final String ACCOUNT = "bankAccount";
    private static final String BATCH = "batch";

    private final JdbcClient jdbc;
    private final InstructionRepository instructions;
    private final Partners partners;
    private final Exports exports;
    private final RecordKeys keys;

    PaymentInstructions(JdbcClient jdbc, InstructionRepository instructions, Partners partners, Exports exports, RecordKeys keys) {
        this.jdbc = jdbc;
        this.instructions = instructions;
        this.partners = partners;
        this.exports = exports;
        this.keys = keys;
    }

    /** Whether this person takes instructions to the bank; {@link #export} decides again. */
    public static boolean mayExport(Actor caller) {
        return caller.isVendor() && caller.hasAny("finance");
    }

    /**
     * Puts all open instructions into one file, which is written in the background; when there is none the file has its header alone. 403
     * for all but finance.
     *
     * @param batchKey a batch whose file is to be written once more, as when it was lost, without what was paid or returned meanwhile; null
     *                 for a new one
     */
    @Transactional
    public ExportView export(String batchKey, Actor caller) {
        if (!mayExport(caller)) {
            throw Refusal.notAllowed("payment instructions are for finance");
        }
        if (batchKey != null && !instructions.isBatch(batchKey)) {
            throw Refusal.field(BATCH, "is unknown");
        }
        String batch = batchKey == null ? keys.next("BCH") : batchKey;
        if (batchKey == null) {
            instructions.claim(batch);
        }
        return exports.start(NAME, Map.of(BATCH, batch), caller);
    }

    @Override
    public void write(Map<String, String> filters, Actor asker, CsvSheet sheet) {
        sheet.row("instructionId", "slipKey", "payeeName", "bankName", "bankBranch", "bankAccount", "amount");
        instructions.unpaid(filters.get(BATCH)).forEach(i -> sheet.row(i.id(), i.slipKey(), i.payeeName(), i.bankName(), i.bankBranch(),
                i.bankAccount(), Money.text(i.amount())));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return "TRF";
    }

    @Override
    public String label() {
        return "支付指令 Payment instructions";
    }

    @Override
    public List<Status> statuses() {
        return Arrays.stream(InstructionStatus.values()).map(InstructionStatus::status).toList();
    }

    @Override
    public String processKey() {
        return null;
    }

    @Override
    public boolean offeredTo(Actor viewer) {
        return viewer.isVendor() && viewer.hasAny("finance", "manager");
    }

    @Override
    public Page<InstructionView> list(ListQuery query, Actor viewer) {
        requireReader(viewer);
        return select(selection(viewer), query).map(this::views);
    }

    @Override
    public List<InstructionView> rows(Collection<String> wanted, Actor viewer) {
        return wanted.isEmpty() || !readable(viewer) ? List.of()
                : views(select(selection(viewer).where("p.instruction_id in (:keys)", "keys", wanted), ListQuery.LARGEST).items());
    }

    @Override
    public InstructionView item(String key, Actor viewer) {
        requireReader(viewer);
        return views(select(selection(viewer).where("p.instruction_id = :key", "key", key), ListQuery.DEFAULT).items()).stream().findFirst()
                .map(i -> new InstructionView(i.key(), i.partnerId(), i.companyName(), i.title(), i.status(), i.createdAt(), i.updatedAt(), null, null,
                        i.actions(), i.instructionId(), i.slipKey(), i.payeeName(), i.bankName(), i.bankBranch(), i.bankAccount(), i.amount(),
                        i.batchKey(), List.of()))
                .orElseThrow(() -> Refusal.notFound("payment instruction"));
    }

    private boolean readable(Actor viewer) {
        return viewer.isSystem() || offeredTo(viewer);
    }

    private void requireReader(Actor viewer) {
        if (!readable(viewer)) {
            throw Refusal.notAllowed("payment instructions are for finance");
        }
    }

    private static Selection selection(Actor viewer) {
        return Selection.from("payment_instruction p").visibleTo(viewer, "p.partner_id")
                .search("p.instruction_id", "p.slip_key", "p.payee_name", "p.batch_key")
                .status(Selection.codes(InstructionStatus.class), "p.status")
                .sortable("key", "p.instruction_id").sortable("createdAt", "p.created_at").sortable("updatedAt", "p.updated_at")
                .sortable("status", "p.status").sortable("partnerId", "p.partner_id").sortable("slipKey", "p.slip_key")
                .sortable("amount", "p.amount").sortable("payeeName", "p.payee_name").sortable("batchKey", "p.batch_key");
    }

    private Page<InstructionRepository.Instruction> select(Selection selection, ListQuery query) {
        return selection.page(jdbc, "p.*", query, InstructionRepository.Instruction::read);
    }

    private List<InstructionView> views(List<InstructionRepository.Instruction> found) {
        Map<String, String> names = partners.names(found.stream().map(InstructionRepository.Instruction::partnerId).toList());
        return found.stream().map(i -> new InstructionView(i.id(), i.partnerId(), names.get(i.partnerId()), i.payeeName(), i.status().status(),
                i.createdAt(), i.updatedAt(), null, null, List.of(), i.id(), i.slipKey(), i.payeeName(), i.bankName(), i.bankBranch(),
                Masking.bankAccount(i.bankAccount()), Money.text(i.amount()), i.batchKey(), null)).toList();
    }

    @Override
    public String collection() {
        return NAME;
    }

    @Override
    public Map<String, Set<String>> columns() {
        return Map.of(ACCOUNT, Set.of("finance"));
    }

    @Override
    public Map<String, String> plain(String column, Collection<String> wanted, Actor actor) {
        Map<String, String> found = new HashMap<>();
        if (readable(actor)) {
            selection(actor).where("p.instruction_id in (:keys)", "keys", wanted).all(jdbc, "p.*", InstructionRepository.Instruction::read)
                    .forEach(i -> found.put(i.id(), i.bankAccount()));
        }
        return found;
    }
}
