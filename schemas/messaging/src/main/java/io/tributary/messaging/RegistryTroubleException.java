package io.tributary.messaging;

/**
 * The schema registry did not answer, or refused; says nothing about the record, which is tried
 * again later.
 */
public final class RegistryTroubleException extends RuntimeException {

    RegistryTroubleException(String message, Throwable cause) {
        super(message, cause);
    }
}
