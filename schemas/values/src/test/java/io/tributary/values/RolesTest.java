package io.tributary.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolesTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void anAdministratorHasEveryRole(Role role) {
        assertThat(new Roles(Role.PRODUCT_ADMINISTRATOR.bit()).include(role)).isTrue();
        assertThat(new Roles(role.bit()).include(role)).isTrue();
        assertThat(Roles.NONE.include(role)).isFalse();
    }

    @Test
    void oneRoleIsNotAnother() {
        Roles manager = new Roles(Role.CAMPAIGN_MANAGER.bit());
        assertThat(manager.include(Role.PRODUCT_ADMINISTRATOR)).isFalse();
        assertThat(manager.include(Role.INTERACTION_MANAGER)).isFalse();
        assertThat(manager.any()).isTrue();
    }

    @Test
    void refusesBitsThatMeanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Roles(16));
        assertThatIllegalArgumentException().isThrownBy(() -> new Roles(-1));
    }
}
