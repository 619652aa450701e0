package org.partnercenter.platform.web;

/** Something the caller may do with a record; {@code taskId} is the task to complete, null when it is only to be looked at. */
public record Action(String code, String zh, String en, String taskId) {
}
