package org.partnercenter.platform;

import java.util.Arrays;

/** An enumeration of statuses; its constants carry the code and labels of the contract. */
public interface StatusCode {

    Status status();

    default String code() {
        return status().code();
    }

    /** The constant of {@code type} with this code; throws IllegalArgumentException for a code the database cannot hold. */
    static <E extends Enum<E> & StatusCode> E of(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants()).filter(e -> e.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no code " + code));
    }
}
