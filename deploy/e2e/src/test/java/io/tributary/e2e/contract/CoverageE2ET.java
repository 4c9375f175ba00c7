package io.tributary.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.e2e.RunningQuickstart;
import io.tributary.e2e.SharedQuickstart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing that is written has been left out: every example of the page and every operation of the
 * OpenAPI documents was met by the tests of this package that ran before. It needs them all, so it
 * means nothing when it is run alone.
 */
@Order(209)
@ExtendWith(SharedQuickstart.class)
class CoverageE2ET {

    private static Contract contract;

    @BeforeAll
    static void start(RunningQuickstart quickstart) {
        contract = Contract.of(quickstart);
    }

    @Test
    void everyExampleOfThePageWasCompared() {
        ApiPage page = contract.page();
        leaveOutWhatIsDueLater(page);
        // Answered only while the database is away, which the tests of faults bring about.
        page.refusals("503 overloaded");
        // A hundred banks are a hundred contracts: BanksIT#refusesTheHundredAndFirstBank.
        page.refusals("too-many-banks");
        assertThat(page.uncovered()).isEmpty();
    }

    /** Each has its mark, [I], [C], [X] or [O], on the page. */
    private static void leaveOutWhatIsDueLater(ApiPage page) {
        page.later("{\"kind\":\"claim\"", "{\"ids\":", "{\"redriven\":", "\"force\":true");
        page.operations(
                "POST …/{id}/pause",
                "GET …/{id}/analytics",
                "GET /wallet/rewards/stream",
                "POST /actuator/redrives");
    }

    @Test
    void everyOperationOfTheDocumentsSucceeded() {
        assertThat(contract.unmet()).isEmpty();
    }

    @Test
    void theDocumentsAreOpenApi31WhoseReferencesLeadSomewhere() {
        contract.documents()
                .forEach((port, document) -> assertThat(document.faults()).as("" + port).isEmpty());
    }

    @Test
    void theDocumentsListLimitAndCursorOfEveryList() {
        for (OpenApiDocument document : contract.documents().values()) {
            document.operations().stream()
                    .filter(operation -> isList(document, operation))
                    .forEach(CoverageE2ET::requirePages);
        }
    }

    private static void requirePages(OpenApiDocument.Operation operation) {
        assertThat(operation.parameters("query").map(p -> p.path("name").asString()))
                .as(operation.toString())
                .contains("limit", "cursor");
    }

    private static boolean isList(OpenApiDocument document, OpenApiDocument.Operation operation) {
        return document.resolve(
                        operation.node().at("/responses/200/content/application~1json/schema"))
                .at("/properties/nextCursor")
                .isContainer();
    }
}
