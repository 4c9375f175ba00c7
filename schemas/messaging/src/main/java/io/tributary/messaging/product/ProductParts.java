package io.tributary.messaging.product;

import io.tributary.events.ApiKeyKind;
import io.tributary.events.ApiKeyState;
import io.tributary.events.ProductAdministrator;
import io.tributary.events.ProductBankState;
import io.tributary.events.ProductState;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys, roles and banks of products whose row is locked: what a state does not name any more is
 * gone.
 */
final class ProductParts {

    private static final String FORGET =
            """
            with keys as (delete from known_product_keys where product_id = any (:ids)),
                 roles as (delete from known_product_roles where product_id = any (:ids))
            delete from known_product_banks where product_id = any (:ids)
            """;

    private static final String KEYS =
            """
            insert into known_product_keys (product_id, key_id, hash, secret, test, origins)
            select k.product_id, k.key_id, k.hash, k.secret, k.test,
                   array(select jsonb_array_elements_text(k.origins))
            from unnest(:products::uuid[], :keys::uuid[], :hashes::text[], :secret::boolean[],
                        :test::boolean[], :origins::jsonb[])
                as k (product_id, key_id, hash, secret, test, origins)
            """;

    private static final String ROLES =
            """
            insert into known_product_roles (product_id, wallet, roles)
            select r.product_id, r.wallet, r.roles
            from unnest(:products::uuid[], :wallets::text[], :roles::integer[])
                as r (product_id, wallet, roles)
            """;

    private static final String BANKS =
            """
            insert into known_product_banks (product_id, chain_id, token, bank)
            select b.product_id, b.chain_id, b.token, b.bank
            from unnest(:products::uuid[], :chains::bigint[], :tokens::text[], :banks::text[])
                as b (product_id, chain_id, token, bank)
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DatabaseClient database;

    ProductParts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> replace(List<ProductState> states) {
        UUID[] ids = states.stream().map(ProductState::getProductId).toArray(UUID[]::new);
        return database.sql(FORGET)
                .bind("ids", ids)
                .then()
                .then(keys(Part.of(states, ProductState::getKeys)))
                .then(roles(Part.of(states, ProductState::getAdministrators)))
                .then(banks(Part.of(states, ProductState::getBanks)));
    }

    private Mono<Void> keys(List<Part<ApiKeyState>> keys) {
        return database.sql(KEYS)
                .bind("products", Part.products(keys))
                .bind("keys", Part.column(keys, ApiKeyState::getKeyId, new UUID[0]))
                .bind("hashes", Part.column(keys, ApiKeyState::getHash, new String[0]))
                .bind("secret", Part.column(keys, ProductParts::isSecret, new Boolean[0]))
                .bind("test", Part.column(keys, ApiKeyState::getTest, new Boolean[0]))
                .bind("origins", Part.column(keys, ProductParts::origins, new String[0]))
                .then();
    }

    private Mono<Void> roles(List<Part<ProductAdministrator>> roles) {
        return database.sql(ROLES)
                .bind("products", Part.products(roles))
                .bind("wallets", Part.column(roles, ProductAdministrator::getWallet, new String[0]))
                .bind("roles", Part.column(roles, ProductAdministrator::getRoles, new Integer[0]))
                .then();
    }

    private Mono<Void> banks(List<Part<ProductBankState>> banks) {
        return database.sql(BANKS)
                .bind("products", Part.products(banks))
                .bind("chains", Part.column(banks, ProductBankState::getChainId, new Long[0]))
                .bind("tokens", Part.column(banks, ProductBankState::getToken, new String[0]))
                .bind("banks", Part.column(banks, ProductBankState::getBank, new String[0]))
                .then();
    }

    private static boolean isSecret(ApiKeyState key) {
        return key.getKind() == ApiKeyKind.SECRET;
    }

    private static String origins(ApiKeyState key) {
        return JSON.writeValueAsString(key.getOrigins());
    }

    /** Something of a product, with the product. */
    private record Part<P>(UUID product, P value) {

        static <P> List<Part<P>> of(List<ProductState> states, Function<ProductState, List<P>> of) {
            return states.stream()
                    .flatMap(state ->
                            of.apply(state).stream()
                                    .map(value -> new Part<>(state.getProductId(), value)))
                    .toList();
        }

        static <P> UUID[] products(List<Part<P>> parts) {
            return parts.stream().map(Part::product).toArray(UUID[]::new);
        }

        static <P, V> V[] column(List<Part<P>> parts, Function<P, V> field, V[] empty) {
            return parts.stream().map(part -> field.apply(part.value())).toList().toArray(empty);
        }
    }
}
