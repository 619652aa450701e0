package org.partnercenter.platform.web;

import java.util.List;
import org.partnercenter.platform.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether somebody may see a record, whatever its type: the record's own collection decides. */
@Component
public class VisibleRecords {

    private final ObjectProvider<RecordCollection<?>> collections;

    VisibleRecords(ObjectProvider<RecordCollection<?>> collections) {
        this.collections = collections;
    }

    /** True for a key of no collection too: there is nothing that could be hidden. */
    public boolean sees(String recordKey, Actor viewer) {
        return collections.stream().filter(collection -> collection.prefix() != null && recordKey.startsWith(collection.prefix() + "-")).findFirst()
                .map(collection -> !collection.rows(List.of(recordKey), viewer).isEmpty()).orElse(true);
    }
}
