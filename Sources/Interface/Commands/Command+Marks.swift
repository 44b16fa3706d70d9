/// The commands about the reader's own marks.
extension Command {
  static let marks: [Command] =
    [
      Command("star", "Star the paper, or no longer", .marks) { _ in .mark(.star) },
      Command("read", "Mark the paper read, or unread", .marks) { _ in .mark(.read) },
      Command("queue", "Put the paper at the end of the reading queue, or take it out", .marks) {
        _ in .mark(.queue)
      },
      Command(
        "label", "Put a label of your own on the paper, or take it off", .marks,
        take: { .mark(.label($0)) }, { _ in .command("label ") }),
      Command("note", "Write a note on the paper in your editor", .marks) { _ in .editNote },
    ]
    + (1...5).map { rating in
      Command("rate-\(rating)", "Rate the paper \(rating) of 5", .marks) { _ in
        .mark(.rating(rating))
      }
    } + [
      Command("rate-0", "Take the rating away", .marks) { _ in .mark(.rating(0)) },
      Command("unmark", "Take all marks away, the note excepted", .marks) { _ in .mark(.clear) },
      Command("queue-later", "Move the paper down in the reading queue", .marks) {
        .mark(.queuePlace($0 ?? 1))
      },
      Command("queue-earlier", "Move the paper up in the reading queue", .marks) {
        .mark(.queuePlace(-($0 ?? 1)))
      },
      Command("show-queue", "List the reading queue", .marks) { _ in .showQueue },
      Command("undo", "Undo what you did last, tomorrow too", .marks) { _ in .undo },
      Command("redo", "Redo what was undone", .marks) { _ in .redo },
      Command("history", "List what you did, and go back to any point", .marks) { _ in .history },
    ]

  static let selecting = [
    Command("select", "Select the paper, or no longer, and go down", .selection) { _ in
      .tick(.toggle)
    },
    Command("select-range", "Select from here; again, to here", .selection) { _ in
      .tick(.range)
    },
    Command("select-all", "Select all papers of the list", .selection) { _ in .tick(.all) },
    Command("select-none", "Select nothing", .selection) { _ in .tick(.none) },
    Command("select-inverse", "Select the others of the list", .selection) { _ in
      .tick(.inverse)
    },
    Command(
      "select-matching", "Select what a filter finds in all papers", .selection,
      take: { .tick(.matching($0)) }, { _ in .command("select-matching ") }),
  ]

  static let triage = [
    Command("triage", "Go through what is new, paper by paper", .triage) { _ in .triage(.begin) },
    Command("triage-skip", "Go on: nothing to do with this one", .triage) { _ in .triage(.skip) },
    Command("triage-end", "Skip all that is left: the day is done", .triage) { _ in
      .triage(.end)
    },
  ]
}
