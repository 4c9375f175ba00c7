package io.tributary.sample.bad.egg;

import io.tributary.sample.bad.hen.Hen;
import java.util.List;

public record Egg(List<Hen> hens) {}
