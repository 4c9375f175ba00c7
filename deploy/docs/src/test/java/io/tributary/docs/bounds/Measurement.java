package io.tributary.docs.bounds;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Measures sources and weighs what is over its bound against the reasons beside it. */
final class Measurement {

    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Reasons> reasons;
    private final List<Source> sources;

    private Measurement(List<Source> sources) {
        this.sources = sources;
        this.reasons =
                sources.stream()
                        .collect(
                                Collectors.toMap(
                                        Source::file, source -> new Reasons(source.text())));
    }

    /** What is too large without a reason, and reasons beside what is not too large. */
    static List<String> complaints(List<Source> sources) {
        Measurement measurement = new Measurement(sources);
        measurement.excesses().forEach(measurement::weigh);
        measurement.crowdedPackages().forEach(measurement::weighPackage);
        measurement.complainOfNeedlessReasons();
        return measurement.complaints;
    }

    private List<Excess> excesses() {
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, null, List.of("-proc:none"), null, sources);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Excess> found = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new SourceScan(fileOf(unit), unit, positions).scan(unit, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String fileOf(CompilationUnitTree unit) {
        return unit.getSourceFile().toUri().getPath().substring(1);
    }

    private List<Excess> crowdedPackages() {
        Map<String, Integer> types = new TreeMap<>();
        sources.stream()
                .filter(source -> !source.introducesItsPackage())
                .forEach(source -> types.merge(source.folder(), 1, Integer::sum));
        return types.entrySet().stream()
                .map(each -> excess(each.getKey(), each.getValue()))
                .filter(excess -> excess.size() > excess.bound().most(excess.file()))
                .toList();
    }

    private static Excess excess(String folder, int types) {
        return new Excess(Bound.PACKAGE_TYPES, folder + "package-info.java", 1, "package", types);
    }

    private void weigh(Excess excess) {
        if (!reasonsOf(excess).standsAbove(excess.line())) {
            complaints.add(excess.toString());
        }
    }

    private void weighPackage(Excess excess) {
        if (!reasonsOf(excess).standsAnywhere()) {
            complaints.add(excess.toString());
        } else if (excess.size() > Bound.MOST_TYPES) {
            complaints.add(excess.inSpiteOfItsReason(Bound.MOST_TYPES));
        }
    }

    private Reasons reasonsOf(Excess excess) {
        return reasons.getOrDefault(excess.file(), new Reasons(""));
    }

    private void complainOfNeedlessReasons() {
        reasons.forEach((file, given) ->
                given.unused()
                        .forEach(line ->
                                complaints.add(
                                        "%s:%d gives a reason (expected: something over its bound below)"
                                                .formatted(file, line))));
    }
}
