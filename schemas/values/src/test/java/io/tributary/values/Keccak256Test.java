package io.tributary.values;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.jcajce.provider.digest.Keccak;

class Keccak256Test {

    @Property(tries = 500)
    void equalsAnIndependentImplementation(@ForAll @Size(max = 600) byte[] input) {
        assertThat(Keccak256.hash(input)).isEqualTo(new Keccak.Digest256().digest(input));
    }
}
