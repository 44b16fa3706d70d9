import Catalog
import Interface
import Papers

/// Marks as a database keeps them, in memory: events, undo, redo.
struct TestMarks {
  private(set) var firm: [PaperID: PaperMarks] = [:]
  private(set) var events: [MarkEvent] = []
  private var undone: [MarkEvent] = []

  /// What comes of a request; nil when the test must say.
  mutating func answer(to request: MarksRequest) -> Answer.Content? {
    switch request {
    case .lookUp(let ids):
      let known = ids.map { ($0, firm[$0] ?? PaperMarks()) }
      return .marksFound(Dictionary(known) { first, _ in first }, isAll: false)
    case .mark(let changes):
      undone = []
      let event = record(changes)
      return .marked(event, marks(of: changes))
    case .undo:
      guard let event = events.popLast() else { return .failed(.nothingToUndo) }
      undone.append(event)
      apply(event.changes.map { MarkChange($0.paper, $0.field, from: $0.to, to: $0.from) })
      return .undone(event, as: .undone(event.id), event.changes, marks(of: event.changes))
    case .redo:
      guard let event = undone.popLast() else { return .failed(.nothingToRedo) }
      events.append(event)
      apply(event.changes)
      return .undone(event, as: .redone(event.id), event.changes, marks(of: event.changes))
    case .history:
      return .historyFound(
        events.reversed().map {
          HistoryLine(
            id: $0.id, what: MarkSentences.describe($0), when: "today 14:03",
            paper: Set($0.changes.map(\.paper)).count == 1 ? $0.changes[0].paper : nil)
        })
    case .goBack, .note: return nil
    }
  }

  private mutating func record(_ changes: [MarkChange]) -> MarkEvent {
    let id = MarkEvent.ID(
      machine: "test", sequence: events.count + 1, clock: Int64(events.count + 1))
    let event = MarkEvent(
      id: id, kind: .marked,
      changes: changes.map {
        MarkChange(
          $0.paper, $0.field, from: (firm[$0.paper] ?? PaperMarks()).value(of: $0.field), to: $0.to)
      })
    events.append(event)
    apply(changes)
    return event
  }

  private mutating func apply(_ changes: [MarkChange]) {
    for change in changes {
      firm[change.paper, default: PaperMarks()].set(change.field, to: change.to)
    }
  }

  private func marks(of changes: [MarkChange]) -> [PaperID: PaperMarks] {
    Dictionary(changes.map { ($0.paper, firm[$0.paper] ?? PaperMarks()) }) { first, _ in first }
  }
}
