package org.partnercenter.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that a rule of the domain turns down. Nothing has changed when it is thrown; every door translates it to the
 * same answer: status, {@code code}, and the field's key where one is to blame.
 */
public class Refusal extends RuntimeException {

    private final int status;
    private final String code;
    private final String field;
    private final Map<String, Object> details = new LinkedHashMap<>();

    private Refusal(int status, String code, String field, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    /** Any other refusal that a rule names; {@code field} is null where no field is to blame. */
    public static Refusal of(int status, String code, String field, String reason) {
        return new Refusal(status, code, field, reason);
    }

    /** 400 {@code FIELD_INVALID}: the value of one field cannot be accepted. */
    public static Refusal field(String field, String reason) {
        return new Refusal(400, "FIELD_INVALID", field, reason);
    }

    /** 403 {@code NOT_ALLOWED}: the caller's role does not permit it. */
    public static Refusal notAllowed(String reason) {
        return new Refusal(403, "NOT_ALLOWED", null, reason);
    }

    /** 403 {@code FOUR_EYES}: the caller did the step that is to be checked. */
    public static Refusal fourEyes(String reason) {
        return new Refusal(403, "FOUR_EYES", null, reason);
    }

    /** 404: absent, over, or another organisation's; the three look alike on purpose. */
    public static Refusal notFound(String what) {
        return new Refusal(404, "NOT_FOUND", null, what + " was not found");
    }

    /** 409 with the code that a rule gives: the state forbids it. */
    public static Refusal conflict(String code, String reason) {
        return new Refusal(409, code, null, reason);
    }

    /** 409 {@code ALREADY_DECIDED}: somebody else, or a timer, was first. */
    public static Refusal alreadyDecided() {
        return conflict("ALREADY_DECIDED", "somebody else has decided this already");
    }

    /** Adds what the caller should see beside the reason, such as all {@code blockers}; {@code /api} shows it in the problem. */
    public Refusal with(String name, Object detail) {
        details.put(name, detail);
        return this;
    }

    /** What {@link #with} added. */
    public Map<String, Object> details() {
        return Map.copyOf(details);
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The stable code that clients read. */
    public String code() {
        return code;
    }

    /** The key of the field to blame, or null. */
    public String field() {
        return field;
    }

    /** Code, field and reason in one line, as {@code /engine-rest} shows it. */
    public String line() {
        return field == null ? code + ": " + getMessage() : code + " " + field + ": " + getMessage();
    }
}
