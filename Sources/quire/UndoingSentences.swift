import Catalog
import Interface
import Storage

extension MarkSentences {
  /// What came of an undo, a redo, or of going back.
  static func describe(_ done: Undoing, as kind: MarkEvent.Kind) -> String {
    let sentence = describe(
      MarkEvent(id: done.event.id, kind: kind, changes: done.changes), finding: { _ in done.event })
    if case .returned = kind { return sentence + (done.changes.isEmpty ? "; nothing changed" : "") }
    let left = done.event.changes.count - done.changes.count
    guard left > 0 else { return sentence }
    let papers = count(Set(done.changes.map(\.paper)).count, "paper")
    return done.changes.isEmpty
      ? sentence + "; nothing changed, for it has been changed since"
      : sentence + "; only on \(papers), for the rest has been changed since"
  }
}
