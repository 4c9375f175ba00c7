package io.tributary.web.json;

import io.tributary.values.Address;
import io.tributary.values.BasisPoints;
import io.tributary.values.Bytes32;
import io.tributary.values.CampaignId;
import io.tributary.values.ChainId;
import io.tributary.values.InteractionId;
import io.tributary.values.MatchId;
import io.tributary.values.ProductId;
import io.tributary.values.RewardId;
import io.tributary.values.Roles;
import io.tributary.values.TokenAmount;
import java.util.List;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Writes the value types as the contract has them: ids, addresses, amounts as texts, numbers as
 * numbers.
 */
final class ValueModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ValueModule() {
        super("tributary-values");
        List<Class<?>> texts =
                List.of(
                        Address.class,
                        Bytes32.class,
                        CampaignId.class,
                        InteractionId.class,
                        MatchId.class,
                        ProductId.class,
                        RewardId.class,
                        TokenAmount.class);
        texts.forEach(type -> addSerializer(type, ToStringSerializer.instance));
        addSerializer(new AsNumber<>(ChainId.class, ChainId::value));
        addSerializer(new AsNumber<>(BasisPoints.class, BasisPoints::value));
        addSerializer(new AsNumber<>(Roles.class, Roles::mask));
    }

    private static final class AsNumber<T> extends StdSerializer<T> {

        private final ToLongFunction<T> number;

        AsNumber(Class<T> type, ToLongFunction<T> number) {
            super(type);
            this.number = number;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(number.applyAsLong(value));
        }
    }
}
