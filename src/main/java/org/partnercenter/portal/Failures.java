package org.partnercenter.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.Refusal;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows what went wrong as a page that leads on: a refusal by its own status, never a stack trace. */
@ControllerAdvice(annotations = PortalPage.class)
class Failures {

    private final Frames frames;

    Failures(Frames frames) {
        this.frames = frames;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        return page(frames, refusal.status(), refusal.getMessage(), request);
    }

    /** Two people at once: the loser is told. */
    @ExceptionHandler
    ModelAndView lostRace(ConcurrencyFailureException e, HttpServletRequest request) {
        return refused(Refusal.alreadyDecided(), request);
    }

    /** A path with something else where a number belongs leads nowhere. */
    @ExceptionHandler
    ModelAndView wrongPath(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return page(frames, 404, null, request);
    }

    private static ModelAndView page(Frames frames, int status, String reason, HttpServletRequest request) {
        String view = status == 403 || status == 404 ? "error/" + status : "error/4xx";
        ModelAndView page = new ModelAndView(view, HttpStatusCode.valueOf(status));
        page.addObject("status", status);
        page.addObject("reason", reason);
        // interceptors are not asked after a failure
        page.addObject("frame", frames.frame(Actor.current(), request.getRequestURI(), false));
        return page;
    }

    /** Addresses that nobody serves: a browser gets a page, everything else the problem that it gets elsewhere. */
    @Component
    static class UnknownAddress implements HandlerExceptionResolver, Ordered {

        private final Frames frames;

        UnknownAddress(Frames frames) {
            this.frames = frames;
        }

        @Override
        public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler, Exception e) {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            boolean browser = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
            boolean ours = e instanceof ErrorResponse error && error.getStatusCode().is4xxClientError();
            return browser && ours ? page(frames, ((ErrorResponse) e).getStatusCode().value(), null, request) : null;
        }

        @Override
        public int getOrder() {
            return -1;
        }
    }
}
