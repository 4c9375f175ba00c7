package io.tributary.sample.bad.util;

record Strings(String one) {}
