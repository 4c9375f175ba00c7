package io.tributary.product.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.values.HostName;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewProductTest {

    @Test
    void takesHostNamesInLowerCaseForDomains() {
        assertThat(NewProduct.domain("Shop.EXAMPLE")).isEqualTo("shop.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewProduct.domain("https://shop.example"))
                .withMessageContaining(HostName.EXPECTED);
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
