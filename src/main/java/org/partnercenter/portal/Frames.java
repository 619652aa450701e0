package org.partnercenter.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.partnercenter.partner.Partners;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.notice.Notices;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts the {@link Frame} around every page, the error pages included. */
@Component
class Frames implements HandlerInterceptor {

    private static final Bilingual VENDOR = new Bilingual("云厂商", "Vendor");

    private final RecordTypes types;
    private final Labels labels;
    private final Notices notices;
    private final Partners partners;
    private final boolean demo;

    Frames(RecordTypes types, Labels labels, Notices notices, Partners partners, Environment environment) {
        this.types = types;
        this.labels = labels;
        this.notices = notices;
        this.partners = partners;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            boolean failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
            page.addObject("frame", frame(Actor.current(), path(request), failed));
        }
    }

    /** The frame; that of a failure asks the database nothing, which may be what failed. */
    Frame frame(Actor actor, String path, boolean failed) {
        if (!actor.isSignedIn()) {
            return new Frame(null, null, List.of(), false, false, demo, 0, List.of(), path);
        }
        return new Frame(actor.userId(), failed ? null : organisation(actor), roles(actor), actor.isVendor(), actor.isAdmin(), demo,
                failed ? 0 : notices.unread(actor), failed ? List.of() : groups(actor), path);
    }

    private List<Frame.Group> groups(Actor actor) {
        return types.offeredTo(actor).entrySet().stream().map(family -> new Frame.Group(Bilingual.of(family.getKey().label()),
                family.getValue().stream().map(type -> new Frame.Place("/records/" + type.name(), Bilingual.of(type.label()))).toList())).toList();
    }

    private List<Bilingual> roles(Actor actor) {
        return Stream.concat(Actor.PARTNER_GROUPS.stream(), Actor.VENDOR_GROUPS.stream()).filter(actor.groups()::contains).map(labels::role).toList();
    }

    private Bilingual organisation(Actor actor) {
        if (actor.isVendor()) {
            return VENDOR;
        }
        String id = Objects.toString(actor.partnerId(), "");
        return new Bilingual(partners.names(List.of(id)).getOrDefault(id, id), null);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
