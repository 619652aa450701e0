package org.partnercenter.platform.masking;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.partnercenter.platform.Actor;

/** A collection with masked columns; one bean for each collection, served by {@code POST /api/{collection}/reveal} (RSL-03). */
public interface Revealable {

    /** The collection's name in the path. */
    String collection();

    /** By masked column, the groups that may see it in plain. */
    Map<String, Set<String>> columns();

    /** By key, the plain value of those of these records that the actor sees; a value that is not there is an empty text. */
    Map<String, String> plain(String column, Collection<String> keys, Actor actor);
}
