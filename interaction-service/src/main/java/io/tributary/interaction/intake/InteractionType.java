package io.tributary.interaction.intake;

import static io.tributary.interaction.intake.DataField.AGENCY_ID;
import static io.tributary.interaction.intake.DataField.AMOUNT;
import static io.tributary.interaction.intake.DataField.ARTICLE_ID;
import static io.tributary.interaction.intake.DataField.CURRENCY;
import static io.tributary.interaction.intake.DataField.ORDER_ID;
import static io.tributary.interaction.intake.DataField.REFERRER;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can happen, what its {@code data} has to say, and whether it proves value. */
enum InteractionType {
    REFERRAL_REFERRED("referral.referred", false, REFERRER),
    REFERRAL_LINK_CREATION("referral.link_creation", false),
    PURCHASE_STARTED("purchase.started", false, ORDER_ID, AMOUNT, CURRENCY),
    PURCHASE_COMPLETED("purchase.completed", true, ORDER_ID, AMOUNT, CURRENCY),
    WEBSHOP_OPEN("webshop.open", false),
    PRESS_OPEN_ARTICLE("press.open_article", false, ARTICLE_ID),
    PRESS_READ_ARTICLE("press.read_article", false, ARTICLE_ID),
    RETAIL_CUSTOMER_MEETING("retail.customer_meeting", true, AGENCY_ID);

    /** What a client is told when it names another one. */
    static final String EXPECTED =
            "one of "
                    + Arrays.stream(values())
                            .map(InteractionType::word)
                            .collect(Collectors.joining(", "));

    private static final Map<String, InteractionType> BY_WORD =
            Arrays.stream(values())
                    .collect(Collectors.toMap(InteractionType::word, Function.identity()));

    private final String word;
    private final boolean provesValue;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<DataField> required;

    InteractionType(String word, boolean provesValue, DataField... required) {
        this.word = word;
        this.provesValue = provesValue;
        this.required = List.of(required);
    }

    /** The type as it is written. */
    String word() {
        return word;
    }

    /** Whether only a secret key or a webhook may bring it. */
    boolean provesValue() {
        return provesValue;
    }

    /** What {@code data} has to have. */
    List<DataField> required() {
        return required;
    }

    static InteractionType parse(String word) {
        InteractionType type = BY_WORD.get(word);
        if (type == null) {
            throw new IllegalArgumentException("type: unknown (expected: " + EXPECTED + ")");
        }
        return type;
    }
}
