package org.partnercenter.portal;

import java.util.List;

/**
 * What stands around every page.
 *
 * @param user         the signed-in user's id, null when nobody is signed in
 * @param organisation the user's organisation
 * @param path         the path of this page, to mark it in the navigation
 */
public record Frame(String user, Bilingual organisation, List<Bilingual> roles, boolean vendor, boolean admin, boolean demo, int unread,
                    List<Place> collections, String path) {

    /** A list of records in the navigation. */
    public record Place(String href, Bilingual label) {
    }

    public boolean signedIn() {
        return user != null;
    }

    /** {@code page} for {@code aria-current} where this page is, or lies below, that path. */
    public String current(String place) {
        return place.equals(path) || !place.equals("/") && path.startsWith(place + "/") ? "page" : null;
    }
}
