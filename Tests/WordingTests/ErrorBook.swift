import Wording

/// The error book of `docs/errors/`, made from the same examples as the golden files.
enum ErrorBook {
    static func text(_ sentences: Sentences) -> String {
        let chapters = Subjects.all.map { chapter($0, sentences) }
        return ([introduction] + chapters).joined(separator: "\n")
    }

    private static let introduction = """
        # The error book

        Every reason for which something is not in the books, with its code, an example of what a person reads, whose move it is,
        and the buttons that stand beside it. Programs receive the code; people read the sentences in English, French or Spanish.

        This page is made from the same examples as the golden files in `Tests/WordingTests/Golden`; `make golden` writes it anew.

        """

    private static func chapter(_ subject: Subject, _ sentences: Sentences) -> String {
        let entries = subject.examples.map { entry($0.explain(sentences), sentences) }
        return (["## \(subject.title)\n", "\(subject.introduction)\n"] + entries).joined(separator: "\n")
    }

    private static func entry(_ explanation: Explanation, _ sentences: Sentences) -> String {
        let buttons = explanation.buttons.map { "**\($0.label)**" }.joined(separator: " · ")
        let steps = explanation.buttons.isEmpty ? "no step needed" : buttons
        return """
            ### `\(explanation.code)`

            > \(explanation.what) \(explanation.meaning) \(explanation.remedy)

            Whose move: \(sentences.name(of: explanation.actor)). Steps: \(steps).

            """
    }
}
