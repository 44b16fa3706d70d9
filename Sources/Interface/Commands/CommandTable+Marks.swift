import Catalog
import Papers

/// The commands that mark papers.
extension Command {
  static let marks: [Command] =
    [
      marking("star", "Star the paper, or no longer", .star),
      marking("unstar", "Take the star away", .star, .off),
      marking("read", "Mark the paper read, or unread", .read),
      marking("set-read", "Mark the paper read, whatever it was", .read, .on),
      marking("unread", "Mark the paper unread", .read, .off),
      marking("queue", "Put the paper at the end of the queue, or take it out", .queue),
      marking("unqueue", "Take the paper out of the reading queue", .queue, .off),
      labelling("label", "Put a label of your own on the paper, or take it off"),
      labelling("unlabel", "Take a label off the paper", .off),
      Command("note", "Write a note on the paper in your editor", .marks, .aboutPaper) {
        $0.editNote()
      },
    ]
    + (1...5).map { marking("rate-\($0)", "Rate the paper \($0) of 5", .rating($0)) } + [
      marking("rate-0", "Take the rating away", .rating(0)),
      marking("unmark", "Take all marks away, the note excepted", .clear),
      Command(
        "queue-later", "Move the paper down in the reading queue", .marks, .aboutPaper,
        counted: { $0.moveInQueue($1 ?? 1) }),
      Command(
        "queue-earlier", "Move the paper up in the reading queue", .marks, .aboutPaper,
        counted: { $0.moveInQueue(-($1 ?? 1)) }),
      Command("show-queue", "List the reading queue", .marks, .aboutList) { $0.showQueue() },
      Command("undo", "Undo what you did last, tomorrow too", .marks) {
        [$0.jobs.begin(.ask(.undo))]
      },
      Command("redo", "Redo what was undone", .marks) { [$0.jobs.begin(.ask(.redo))] },
      Command("history", "List what you did, and go back to any point", .marks) {
        [$0.jobs.begin(.ask(.history))]
      },
    ]

  /// A command about the papers at hand, or about those that a query after its name finds; these it never
  /// turns round.
  private static func marking(
    _ name: String, _ help: String, _ marking: Marking, _ way: Marking.Way = .toggle
  ) -> Command {
    Command(
      name, help, .marks, .aboutPaper,
      argument: Argument(
        form: .query, run: { $0.mark(marking, way == .off ? .off : .on, matching: $1) })
    ) { $0.mark(marking, way) }
  }

  /// The same with a label before the query. Without any text it asks for the label.
  private static func labelling(
    _ name: String, _ help: String, _ way: Marking.Way = .toggle
  ) -> Command {
    Command(
      name, help, .marks, .aboutPaper,
      argument: Argument(
        form: .labelAndQuery,
        run: { state, text in
          text.asks
            ? state.mark(.label(text.label), way == .off ? .off : .on, matching: text)
            : state.mark(.label(text.label), way)
        }, likely: { state, _ in state.marks.rows.labelNames })
    ) { $0.openCommandLine(name + " ") }
  }
}
