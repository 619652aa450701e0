package org.partnercenter.portal;

import java.util.HashMap;
import java.util.Map;
import org.partnercenter.platform.web.ListQuery;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a list stands: which part of how much, and the links to the others.
 *
 * @param filter parameters of its own that its links keep
 */
public record ListView(String path, ListQuery query, long total, Map<String, String> filter) {

    public ListView(String path, ListQuery query, long total) {
        this(path, query, total, Map.of());
    }

    public long first() {
        return total == 0 ? 0 : Math.min(query.offset() + 1L, total);
    }

    public long last() {
        return Math.min((long) query.offset() + query.limit(), total);
    }

    public boolean filtered() {
        return query.q() != null || !query.status().isEmpty();
    }

    /** The status asked for, for the form's field. */
    public String status() {
        return String.join(",", query.status());
    }

    /** The page before this one, or null. */
    public String previous() {
        return query.offset() == 0 ? null : link(Math.max(0, query.offset() - query.limit()), query.sort());
    }

    /** The page after this one, or null. */
    public String next() {
        return last() >= total ? null : link(query.offset() + query.limit(), query.sort());
    }

    /** The list from its beginning, sorted by that field; descending first, then the other way round. */
    public String sortedBy(String field) {
        return link(0, query.sort().equals("-" + field) ? field : "-" + field);
    }

    /** {@code ascending} or {@code descending} where the list is sorted by that field. */
    public String order(String field) {
        return query.sort().equals(field) ? "ascending" : query.sort().equals("-" + field) ? "descending" : null;
    }

    private String link(int offset, String sort) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        if (!query.status().isEmpty()) {
            link.queryParam("status", "{status}");
        }
        if (query.q() != null) {
            link.queryParam("q", "{q}");
        }
        if (!sort.equals(ListQuery.DEFAULT.sort())) {
            link.queryParam("sort", sort);
        }
        if (query.limit() != ListQuery.DEFAULT.limit()) {
            link.queryParam("limit", query.limit());
        }
        if (offset > 0) {
            link.queryParam("offset", offset);
        }
        Map<String, String> values = new HashMap<>(Map.of("status", status(), "q", query.q() == null ? "" : query.q()));
        filter.forEach((name, value) -> {
            link.queryParam(name, "{filter-" + name + "}");
            values.put("filter-" + name, value);
        });
        return link.encode().buildAndExpand(values).toUriString();
    }
}
