package org.partnercenter.platform.web;

import java.util.List;
import java.util.function.Function;

/** One page of a collection; {@code total} counts all that match. */
public record Page<T>(List<T> items, long total) {

    public <R> Page<R> map(Function<List<T>, List<R>> items) {
        return new Page<>(items.apply(this.items), total);
    }
}
