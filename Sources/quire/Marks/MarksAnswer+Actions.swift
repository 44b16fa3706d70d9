import Catalog
import Interface
import Storage

extension MarksAnswer {
  /// What the browser is told of it.
  ///
  /// - Parameters:
  ///   - ticket: of the job that it came of; nil when nobody has asked.
  ///   - path: of the database, as the reader knows it.
  func actions(_ ticket: Ticket?, _ path: String) -> [Action] {
    if case .failed(let error) = self { Log.note(.error, Sentences.sentence(for: error)) }
    if case .notMarked(let error) = self { Log.note(.error, Sentences.sentence(for: error)) }
    if let ticket, case .done = self { return [.answer(Answer(.nothing, to: ticket))] }
    if let ticket, let content = content(ticket.slot) {
      return [.answer(Answer(content, to: ticket, isLast: false))]
    }
    switch self {
    case .found(let marks, let isAll): return [.marksChanged(marks, isAll: isAll)]
    case .forgotten: return [.marksForgotten]
    case .joined(let events): return [.said(Message(Sentences.joined(events)))]
    case .clock(let note): return [.said(MarksAnswer.warning(Sentences.sentence(for: note)))]
    case .mended(let recovery):
      return Sentences.recovered(path, recovery).map { .said(MarksAnswer.warning($0)) }
    case .failed(let error): return [.said(MarksAnswer.warning(Sentences.sentence(for: error)))]
    // Nobody gets these without having asked.
    case .marked, .notMarked, .undone, .nothingToUndo, .nothingToRedo, .history, .note, .arrived,
      .done:
      return []
    }
  }

  /// What it answers to a job of a slot; nil for what comes beside the answer.
  private func content(_ slot: Slot) -> Answer.Content? {
    switch self {
    case .found(let marks, let isAll) where slot == .allMarks || slot == .shownMarks:
      .marksFound(marks, isAll: isAll)
    case .marked(let event, let marks): .marked(event, marks)
    case .notMarked(let error):
      .failed(MarksAnswer.warning(Sentences.sentence(for: error)))
    case .undone(let done, let kind): .undone(done.event, as: kind, done.changes, done.marks)
    case .nothingToUndo: .failed(.nothingToUndo)
    case .nothingToRedo: .failed(.nothingToRedo)
    case .history(let all): .historyFound(all.map(HistoryLine.init))
    case .note(let id, let text, let heads): .noteFound(id, text, heads: heads)
    case .arrived(let arrivals):
      .arrived(arrivals, since: arrivals.since.map { LocalTime.since(Int($0 / 1000)) })
    case .found, .forgotten, .joined, .clock, .mended, .failed, .done: nil
    }
  }

  private static func warning(_ sentence: String) -> Message { Message(sentence, isWarning: true) }
}

extension HistoryLine {
  /// A line of the history; what was undone or done elsewhere is marked as such.
  fileprivate init(_ done: MarksAnswer.Done) {
    var when = LocalTime.recent(done.seconds)
    if done.isUndone { when += " · undone" }
    if !done.isMine { when += " · on another machine" }
    self.init(id: done.id, what: done.what, when: when, paper: done.paper)
  }
}
