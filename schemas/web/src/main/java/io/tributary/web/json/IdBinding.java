package io.tributary.web.json;

import io.tributary.values.Uuids;
import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads a UUID in its one form only. A converter is not enough: where it refuses, the framework
 * asks its own editor, which takes upper case and shortened groups, and makes a blank one null.
 */
@ControllerAdvice
final class IdBinding {

    @InitBinder
    void readIdsStrictly(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new UuidEditor());
    }

    private static final class UuidEditor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(Uuids.parse(text));
        }
    }
}
