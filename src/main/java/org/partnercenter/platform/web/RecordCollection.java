package org.partnercenter.platform.web;

import java.util.Collection;
import java.util.List;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Status;

/**
 * One record type as people read it, implemented by the module that owns the records. {@code /api} and the portal's pages
 * both read through it, so that they can never show different things.
 *
 * @param <T> the record as the API shows it
 */
public interface RecordCollection<T> {

    /** The name in the path, such as {@code solutions}. */
    String name();

    /** The prefix of the business keys, such as {@code SOL}. */
    String prefix();

    /** What people call these records, Chinese first. */
    String label();

    /** All statuses that {@code status} filters by. */
    List<Status> statuses();

    /** All statuses that the history of a record may name. */
    default List<Status> historyStatuses() {
        return statuses();
    }

    /** Whether this viewer may ask for the list at all; the portal shows no way to one that would be refused. */
    default boolean offeredTo(Actor viewer) {
        return true;
    }

    /** The records that this viewer may see. */
    Page<T> list(ListQuery query, Actor viewer);

    /** One record with its history; 404 when it is absent or another organisation's. */
    T item(String key, Actor viewer);

    /** Those of these records that this viewer may see, without their history: a fixed number of queries, however many they are. */
    List<T> rows(Collection<String> keys, Actor viewer);

    /** The process whose diagram the record's page shows. */
    String processKey();
}
