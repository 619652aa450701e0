package org.partnercenter.platform.attachment;

/** A file as somebody submitted it, checked for name, size and real type. */
public record Upload(String name, byte[] content) {
}
