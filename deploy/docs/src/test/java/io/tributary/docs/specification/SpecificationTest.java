package io.tributary.docs.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.docs.page.Checkout;
import io.tributary.docs.page.PageTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map from the specification's names to what is here: complete, and true. */
class SpecificationTest {

    private static final String NAME = "specification";
    private static final String HERE = "here";
    private static final String LATER = "later";

    private static final Code CODE = new Code();

    private final List<PageTable.Row> rows =
            PageTable.of(Checkout.read("deploy/docs/specification.md"), NAME, HERE, LATER).stream()
                    .flatMap(table -> table.rows().stream())
                    .toList();

    @Test
    void namesEverythingThatTheSpecificationNamesOnce() {
        List<String> named = rows.stream().flatMap(row -> row.words(NAME).stream()).toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(specified());
    }

    @Test
    void saysOfEachNameWhereItIsOrThatItComesLater() {
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.words(HERE).size() + row.words(LATER).size())
                                .as("references of %s", row.text(NAME))
                                .isPositive());
    }

    @Test
    void pointsOnlyToWhatExists() {
        List<String> here = references(HERE);

        assertThat(here).hasSizeGreaterThan(80);
        assertThat(here.stream().filter(reference -> !CODE.has(reference))).isEmpty();
    }

    @Test
    void callsNothingLaterThatExistsAlready() {
        List<String> later = references(LATER);

        assertThat(later).isNotEmpty();
        assertThat(later.stream().filter(CODE::has)).isEmpty();
    }

    @Test
    void seesWhatDoesNotExist() {
        assertThat(
                        Stream.of(
                                "GET /business/unicorns",
                                "DELETE /business/products/{id}",
                                "GET /business/products?unicorn=",
                                "GET /business/campaigns?status=active&unicorn=",
                                "GET /business/products/{id}?limit=",
                                "unicorns.v1",
                                "BATCH_SIZE=101",
                                "tributary.pusher.unicorns",
                                "product.bank.Unicorns",
                                "product.bank.Banks#unicorn",
                                "product.unicorn..",
                                "table unicorns",
                                "column rewards.unicorn"))
                .noneMatch(CODE::has);
        assertThatThrownBy(() -> CODE.has("a unicorn")).hasMessageContaining("a unicorn");
    }

    @Test
    void seesTheNamesOfAQueryHoweverTheyAreRead() {
        assertThat(
                        Stream.of(
                                "GET /business/products?domain=&limit=1&cursor=",
                                "GET /business/campaigns?productId=&status=active",
                                "GET /business/products/{id}/referrals/{wallet}?depth=",
                                "GET /external/interactions?wallet=&orderId="))
                .allMatch(CODE::has);
    }

    private List<String> references(String column) {
        return rows.stream().flatMap(row -> row.words(column).stream()).distinct().toList();
    }

    private static List<String> specified() {
        try (var file =
                Objects.requireNonNull(SpecificationTest.class.getResourceAsStream("names.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
