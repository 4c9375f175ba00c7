package io.tributary.web.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
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
import io.tributary.web.auth.Caller;
import io.tributary.web.json.JsonBody;
import io.tributary.web.json.JsonItems;
import io.tributary.web.paging.PageRequest;
import io.tributary.web.precondition.IfMatch;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** OpenAPI 3.1 as the controllers are, with our types as they look in JSON. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    /**
     * The same for every service of a JVM, so that it does not matter that springdoc keeps it once
     * for all.
     */
    public OpenApiConfiguration() {
        SpringDocUtils types = SpringDocUtils.getConfig();
        types.addRequestWrapperToIgnore(
                JsonBody.class,
                JsonItems.class,
                PageRequest.class,
                IfMatch.class,
                Caller.class,
                Caller.Wallet.class,
                Caller.Key.class);
        describeValues(types);
    }

    private static void describeValues(SpringDocUtils types) {
        List.of(
                        CampaignId.class,
                        InteractionId.class,
                        MatchId.class,
                        ProductId.class,
                        RewardId.class)
                .forEach(id -> types.replaceWithSchema(id, uuid()));
        types.replaceWithSchema(Address.class, Schemas.text(Schemas.ADDRESS));
        types.replaceWithSchema(Bytes32.class, Schemas.text("^0x[0-9a-f]{64}$"));
        types.replaceWithSchema(TokenAmount.class, Schemas.text("^(0|[1-9][0-9]{0,77})$"));
        List.of(ChainId.class, BasisPoints.class, Roles.class)
                .forEach(number -> types.replaceWithSchema(number, Schemas.ofType("integer")));
    }

    private static Schema<?> uuid() {
        return Schemas.ofType("string").format("uuid");
    }

    @Bean
    OpenAPI openApi(@Value("${tributary.messaging.service:tributary}") String service) {
        SecurityScheme bearer =
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        return new OpenAPI()
                .info(new Info().title(service).version("v1"))
                .components(
                        new Components()
                                .addSecuritySchemes("bearer", bearer)
                                .addSchemas(
                                        RefusalDescriptions.PROBLEM, RefusalDescriptions.problem()))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    @Bean
    OperationCustomizer bodyDescriptions() {
        return new BodyDescriptions();
    }

    @Bean
    OperationCustomizer parameterSchemas() {
        return new ParameterSchemas();
    }

    @Bean
    OperationCustomizer pageParameters() {
        return new PageParameters();
    }

    @Bean
    OperationCustomizer refusalDescriptions() {
        return new RefusalDescriptions();
    }

    @Bean
    OpenApiCustomizer limitDescriptions() {
        return new LimitDescriptions();
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }
}
