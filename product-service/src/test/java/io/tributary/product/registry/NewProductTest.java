package io.tributary.product.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewProductTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "a",
                "x-1.shop.example",
                "xn--bcher-kva.example",
                "127.0.0.1"
            })
    void takesHostNames(String domain) {
        assertThat(NewProduct.domain(domain)).isEqualTo(domain);
    }

    @Test
    void keepsDomainsInLowerCase() {
        assertThat(NewProduct.domain("Shop.EXAMPLE")).isEqualTo("shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "shop..example",
                "-shop.example",
                "shop-.example",
                "shop.example.",
                "shop example",
                "https://shop.example",
                "shop.example/path",
                "shop.example:80",
                "bücher.example",
                "*.example"
            })
    void refusesWhatIsNoHostName(String domain) {
        assertThatIllegalArgumentException().isThrownBy(() -> NewProduct.domain(domain));
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewProduct.domain("a".repeat(64) + ".example"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewProduct.domain("a.".repeat(127) + "example"));
    }

    @Test
    void wantsTheSameWhateverTheOrderOfItsDomains() {
        NewProduct wanted = new NewProduct("Shop", List.of("b.example", "a.example", "b.example"));

        assertThat(wanted.domains()).containsExactly("a.example", "b.example");
        assertThat(wanted.hash())
                .isEqualTo(new NewProduct("Shop", List.of("a.example", "b.example")).hash());
    }

    @Test
    void tellsALineOfTheNameFromADomain() {
        assertThat(new NewProduct("Shop\na.example", List.of()).hash())
                .isNotEqualTo(new NewProduct("Shop", List.of("a.example")).hash());
        assertThat(new NewProduct("Shop\na", List.of("b")).hash())
                .isNotEqualTo(new NewProduct("Shop", List.of("a", "b")).hash());
    }
}
