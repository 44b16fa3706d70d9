import Catalog
import Interface
import Storage

extension HistoryLine {
  /// The lines of the history, those that were taken back or done elsewhere marked as such.
  static func lines(_ items: [HistoryItem]) -> [HistoryLine] {
    let events = Dictionary(items.map { ($0.event.id, $0.event) }) { first, _ in first }
    return items.map { item in
      var when = LocalTime.recent(item.event.id.seconds)
      if item.isUndone { when += " · undone" }
      if !item.isMine { when += " · on another machine" }
      let papers = Set(item.event.changes.map(\.paper))
      return HistoryLine(
        id: item.event.id, what: MarkSentences.describe(item.event) { events[$0] }, when: when,
        paper: papers.count == 1 ? papers.first : nil)
    }
  }
}
