package io.tributary.product.bank;

import io.tributary.values.Address;
import io.tributary.values.ChainId;
import io.tributary.web.json.JsonBody;
import java.util.Objects;

/** A bank that is to be. */
record NewBank(ChainId chainId, Address token, Address bank) {

    private static final String ADDRESS = "20 bytes of hex";

    /** Reads the body; banks of other chains than this installation's are refused. */
    static NewBank read(JsonBody body, ChainId served) {
        Long chain = body.integer("chainId", served.value(), served.value());
        Address token = body.required("token", Address::parse, ADDRESS);
        Address bank = body.required("bank", Address::parse, ADDRESS);
        body.refuseUnknownFields().check();
        return new NewBank(
                new ChainId(Objects.requireNonNull(chain)),
                Objects.requireNonNull(token),
                Objects.requireNonNull(bank));
    }
}
