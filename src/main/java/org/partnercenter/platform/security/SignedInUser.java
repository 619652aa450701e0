package org.partnercenter.platform.security;

import java.util.Collection;
import java.util.List;
import org.partnercenter.platform.Actor;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The signed-in user as Spring Security keeps it.
 *
 * @param epoch the user's {@link Login#epoch} when it signed in
 */
public record SignedInUser(Actor actor, String displayName, long epoch) implements UserDetails, Actor.SignedIn {

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return actor.groups().stream().map(SimpleGrantedAuthority::new).toList();
    }

    @Override
    public String getPassword() {
        return null;
    }

    @Override
    public String getUsername() {
        return actor.userId();
    }

    /** The groups as the engine takes them. */
    List<String> groups() {
        return List.copyOf(actor.groups());
    }

    /** The tenants as the engine takes them. */
    List<String> tenants() {
        return List.copyOf(actor.tenants());
    }

    SignedInUser withEpoch(long other) {
        return new SignedInUser(actor, displayName, other);
    }
}
