import Catalog
import Digests
import Interface
import Storage

extension MarkSentences {
  /// What came of an undo, a redo, or of going back.
  static func describe(
    _ done: Undoing, as kind: MarkEvent.Kind, title: (PaperID) -> String? = { _ in nil }
  ) -> String {
    describe(unmaking: done.event, as: kind, changes: done.changes, title: title)
  }
}
