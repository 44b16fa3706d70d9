import Catalog
import Interface
import Papers
import Storage

extension Sentences {
  /// That papers have another id now, and their marks went along.
  static func joined(_ events: [MarkEvent]) -> String {
    let what = MarkSentences.what(events.flatMap(\.changes))
    return what.prefix(1).uppercased() + what.dropFirst() + ": the marks went along."
  }
}

extension MarkSentences {
  /// What came of an undo, a redo, or of going back.
  static func describe(
    _ done: Undoing, as kind: MarkEvent.Kind, title: (PaperID) -> String? = { _ in nil }
  ) -> String {
    describe(unmaking: done.event, as: kind, changes: done.changes, title: title)
  }
}
