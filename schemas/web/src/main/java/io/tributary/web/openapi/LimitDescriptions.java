package io.tributary.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * What limited operations have: the limits; below {@code /external} a wallet's token beside a key.
 */
final class LimitDescriptions implements OpenApiCustomizer {

    private static final String EXTERNAL = "/external/";
    private static final String WEBHOOKS = "/external/webhooks/";
    private static final List<String> LIMITED =
            List.of(EXTERNAL, "/business/", "/wallet/", "/auth/");
    private static final String UNLIMITED = "/auth/jwks.json";

    @Override
    public void customise(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().forEach((path, item) -> describe(path, item.readOperations()));
    }

    private static void describe(String path, Iterable<Operation> operations) {
        if (path.equals(UNLIMITED) || LIMITED.stream().noneMatch(path::startsWith)) {
            return;
        }
        for (Operation operation : operations) {
            limit(operation.getResponses());
            if (path.startsWith(EXTERNAL) && !path.startsWith(WEBHOOKS)) {
                operation.addParametersItem(walletToken());
            }
        }
    }

    private static void limit(ApiResponses responses) {
        MediaType problem = new MediaType().schema(Schemas.reference(RefusalDescriptions.PROBLEM));
        ApiResponse refusal =
                new ApiResponse()
                        .description("rate-limited")
                        .content(new Content().addMediaType("application/problem+json", problem))
                        .addHeaderObject("Retry-After", header("Seconds", "integer"));
        responses.putIfAbsent("429", refusal);
        responses.values().forEach(LimitDescriptions::addHeaders);
    }

    private static void addHeaders(ApiResponse response) {
        response.addHeaderObject(
                "RateLimit", header("What is left, for example \"key\";r=299999;t=42", "string"));
        response.addHeaderObject(
                "RateLimit-Policy", header("For example \"key\";q=300000;w=60", "string"));
    }

    private static Header header(String description, String type) {
        return new Header().description(description).schema(Schemas.ofType(type));
    }

    private static HeaderParameter walletToken() {
        HeaderParameter parameter = new HeaderParameter();
        parameter.setName("X-Wallet-Token");
        parameter.setDescription("The wallet's JWT, beside a publishable key");
        parameter.setRequired(false);
        parameter.setSchema(Schemas.ofType("string"));
        return parameter;
    }
}
