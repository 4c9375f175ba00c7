package io.tributary.sample.bad.hen;

import io.tributary.sample.bad.egg.Egg;
import java.util.List;

public record Hen(List<Egg> eggs) {}
