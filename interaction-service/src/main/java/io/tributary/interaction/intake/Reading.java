package io.tributary.interaction.intake;

import io.tributary.interaction.journal.NewInteraction;
import io.tributary.web.problem.Problem;

/** What came of reading one interaction. */
sealed interface Reading {

    /** It can be recorded. */
    record Valid(NewInteraction interaction) implements Reading {}

    /** It is refused. */
    record Refused(Problem problem) implements Reading {}
}
