package org.partnercenter.payout;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partnercenter.certification.CertifiedBusiness;
import org.partnercenter.platform.RecordKeys;
import org.partnercenter.platform.Refusal;
import org.partnercenter.platform.StatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of payment instructions. */
@Repository
class InstructionRepository {

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final Clock clock;

    InstructionRepository(JdbcClient jdbc, RecordKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** What the bank is told to pay; {@code amount} in CNY. */
    record Instruction(String id, String slipKey, String partnerId, String payeeName, String bankName, String bankBranch, String bankAccount,
                       BigDecimal amount, InstructionStatus status, String batchKey, Instant createdAt, Instant updatedAt) {

        static Instruction read(ResultSet row, int number) throws SQLException {
            return new Instruction(row.getString("instruction_id"), row.getString("slip_key"), row.getString("partner_id"),
                    row.getString("payee_name"), row.getString("bank_name"), row.getString("bank_branch"), row.getString("bank_account"),
                    row.getBigDecimal("amount"), StatusCode.of(InstructionStatus.class, row.getString("status")), row.getString("batch_key"),
                    row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant());
        }
    }

    /**
     * Tells the bank to pay the slip to this account; answers the instruction's id. As long as the last one was not returned it is that one:
     * a slip has one instruction at a time (PAY-10).
     */
    String instruct(PayoutSlip slip, CertifiedBusiness payee) {
        Optional<Instruction> last = last(slip.key);
        if (last.filter(i -> i.status() != InstructionStatus.RETURNED).isPresent()) {
            return last.get().id();
        }
        String id = keys.next("TRF");
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into payment_instruction (instruction_id, slip_key, round_no, partner_id, payee_name, bank_name, bank_branch,
                          bank_account, amount, status, created_at, updated_at)
                        select ?, ?, count(*) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ? from payment_instruction where slip_key = ?""")
                .params(id, slip.key, slip.partnerId, payee.companyName(), payee.information().bankName(), payee.information().bankBranch(),
                        payee.information().bankAccount(), slip.amount, InstructionStatus.OPEN.code(), now, now, slip.key)
                .update();
        return id;
    }

    /** The slip's last instruction. */
    Optional<Instruction> last(String slipKey) {
        return jdbc.sql("select * from payment_instruction where slip_key = ? order by round_no desc limit 1").param(slipKey)
                .query(Instruction::read).optional();
    }

    /** The slip's last instruction, its row locked until the transaction ends: no file takes it meanwhile. */
    Optional<Instruction> lockedLast(String slipKey) {
        return jdbc.sql("select * from payment_instruction where slip_key = ? order by round_no desc limit 1 for update").param(slipKey)
                .query(Instruction::read).optional();
    }

    /** 409 when it is by now something else than was read. */
    void become(Instruction instruction, InstructionStatus status) {
        int changed = jdbc.sql("update payment_instruction set status = ?, updated_at = ? where instruction_id = ? and status = ?")
                .params(status.code(), Timestamp.from(clock.instant()), instruction.id(), instruction.status().code()).update();
        if (changed != 1) {
            throw Refusal.alreadyDecided();
        }
    }

    /**
     * Puts all open instructions into this batch; an instruction is in one batch only, also when two are made at once, and one that was
     * paid or returned without a file is never in one.
     */
    int claim(String batchKey) {
        return jdbc.sql("update payment_instruction set status = ?, batch_key = ?, updated_at = ? where status = ?")
                .params(InstructionStatus.EXPORTED.code(), batchKey, Timestamp.from(clock.instant()), InstructionStatus.OPEN.code()).update();
    }

    boolean isBatch(String batchKey) {
        return jdbc.sql("select count(*) from payment_instruction where batch_key = ?").param(batchKey).query(Integer.class).single() > 0;
    }

    /** What of this batch the bank is still to pay, whenever its file is written: not what it has paid or returned by then. */
    List<Instruction> unpaid(String batchKey) {
        return jdbc.sql("select * from payment_instruction where batch_key = ? and status = ? order by instruction_id")
                .params(batchKey, InstructionStatus.EXPORTED.code()).query(Instruction::read).list();
    }
}
