package io.tributary.interaction.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.values.Address;
import io.tributary.values.Money;
import io.tributary.web.json.JsonBody;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DataWriterTest {

    private static final Money PRICE = new Money(new BigDecimal("49.90"), "EUR");

    static Stream<InteractionData> ofEveryType() {
        return Stream.of(
                new InteractionData.ReferralReferred(new Address("0x" + "a".repeat(40))),
                new InteractionData.ReferralLinkCreation(),
                new InteractionData.PurchaseStarted("A-1", null, PRICE),
                new InteractionData.PurchaseStarted(null, "c-1", null),
                new InteractionData.PurchaseStarted("A-1", "c-1", PRICE),
                new InteractionData.PurchaseCompleted("A-1", PRICE),
                new InteractionData.PurchaseRefunded("A-1", "R-1", PRICE),
                new InteractionData.PurchaseCancelled("A-1"),
                new InteractionData.WebshopOpen(),
                new InteractionData.PressOpenArticle("a-1"),
                new InteractionData.PressReadArticle("a-1"),
                new InteractionData.RetailCustomerMeeting("g-1"),
                new InteractionData.Custom("custom.loyalty.scan"));
    }

    @ParameterizedTest
    @MethodSource("ofEveryType")
    void writesWhatTheReaderReads(InteractionData data) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("more", "kept");
        DataWriter.write(data, json);
        JsonBody body = body(json);
        assertThat(DataReader.read(TypeWord.parse(data.type()), body)).isEqualTo(data);
        assertThat(body.errors()).isEmpty();
        assertThat(json.get("more").stringValue()).isEqualTo("kept");
    }

    private static JsonBody body(ObjectNode data) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("data", data);
        return new JsonBody(whole, "", new ArrayList<>(List.of()));
    }
}
