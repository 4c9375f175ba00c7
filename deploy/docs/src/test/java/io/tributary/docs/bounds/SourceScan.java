package io.tributary.docs.bounds;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measures what stands in one source file. */
final class SourceScan extends TreePathScanner<@Nullable Void, List<Excess>> {

    private static final Pattern OPERATOR =
            Pattern.compile(
                    "(map|flatMap|concatMap|switchMap|filter|handle|transform|then|delay|doOn|doFinally"
                            + "|on(Error|Status)|switchIf|defaultIf|zip|merge|collect|reduce|group|buffer|window"
                            + "|limit|take|skip|distinct|sort|repeat|retry|timeout|cache|publishOn|subscribeOn"
                            + "|contextWrite|as|usingWhen)\\w*");

    private final String file;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final CodeLines lines;

    SourceScan(String file, CompilationUnitTree unit, SourcePositions positions)
            throws IOException {
        this.file = file;
        this.unit = unit;
        this.positions = positions;
        this.lines = new CodeLines(unit.getSourceFile().getCharContent(true).toString());
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, List<Excess> found) {
        measure(Bound.CLASS_LINES, type, type.getSimpleName(), whole(type), found);
        return super.visitClass(type, found);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, List<Excess> found) {
        measure(Bound.METHOD_LINES, method, method.getName(), inside(method.getBody()), found);
        if (method.getReturnType() == null && !isOfRecord()) {
            int parameters = method.getParameters().size();
            measure(Bound.CONSTRUCTOR_PARAMETERS, method, method.getName(), parameters, found);
        }
        return super.visitMethod(method, found);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, List<Excess> found) {
        Tree body = lambda.getBody();
        int size = body instanceof BlockTree block ? inside(block) : whole(body);
        measure(Bound.LAMBDA_LINES, lambda, "lambda", size, found);
        return super.visitLambdaExpression(lambda, found);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, List<Excess> found) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        if (!(parent instanceof MemberSelectTree)) {
            measure(Bound.CHAIN_OPERATORS, call, "chain", operators(call), found);
        }
        return super.visitMethodInvocation(call, found);
    }

    private static int operators(Tree chain) {
        if (chain instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select) {
            int here = OPERATOR.matcher(select.getIdentifier()).matches() ? 1 : 0;
            return here + operators(select.getExpression());
        }
        return 0;
    }

    private boolean isOfRecord() {
        return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    }

    private int whole(Tree tree) {
        return lines.between(firstLine(tree), lastLine(tree));
    }

    private int inside(@Nullable BlockTree body) {
        return body == null ? 0 : lines.between(firstLine(body) + 1, lastLine(body) - 1);
    }

    private void measure(Bound bound, Tree tree, CharSequence name, int size, List<Excess> found) {
        if (size > bound.most(file)) {
            found.add(new Excess(bound, file, firstLine(tree), name.toString(), size));
        }
    }

    private int firstLine(Tree tree) {
        return line(positions.getStartPosition(unit, tree));
    }

    private int lastLine(Tree tree) {
        return line(positions.getEndPosition(unit, tree) - 1);
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }
}
