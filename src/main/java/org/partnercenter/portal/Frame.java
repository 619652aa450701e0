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
                    List<Group> groups, String path) {

    /** A list of records in the navigation. */
    public record Place(String href, Bilingual label) {
    }

    /** Lists that belong together: one entry of the navigation, which leads to the first; on each of its pages they stand below it. */
    public record Group(Bilingual label, List<Place> places) {

        public String href() {
            return places.get(0).href();
        }
    }

    /** The group that this page belongs to, or null. */
    public Group group() {
        return groups.stream().filter(group -> group.places().stream().anyMatch(place -> current(place.href()) != null)).findFirst().orElse(null);
    }

    /** As {@link #current}, for a group. */
    public String currentGroup(Group group) {
        return group.equals(group()) ? "page" : null;
    }

    public boolean signedIn() {
        return user != null;
    }

    /** {@code page} for {@code aria-current} where this page is, or lies below, that path; {@code /payouts/new} belongs to the list of payouts. */
    public String current(String place) {
        boolean ofList = place.equals("/records/" + path.substring(1).split("/")[0]);
        return place.equals(path) || !place.equals("/") && path.startsWith(place + "/") || ofList ? "page" : null;
    }
}
