public import Catalog
import Digests

/// What was done to marks, in words, for status line, history and commands.
public enum MarkSentences {
  /// `starred 2504.13989`, `labelled 12 papers “to read”`, `took back: starred 2504.13989`.
  public static func describe(_ event: MarkEvent, undoing target: MarkEvent? = nil) -> String {
    switch event.kind {
    case .marked: describe(event.changes)
    case .undone: "took back: " + describe(target?.changes ?? event.changes.map(\.inverse))
    case .redone: "did again: " + describe(event.changes)
    case .returned: "went back in the history: " + papers(event.changes)
    }
  }

  /// What some changes do, in the past tense.
  public static func describe(_ changes: [MarkChange]) -> String {
    // Going on to the next paper is said only when nothing else was done.
    let real = changes.filter { $0.field != .triaged }
    guard !real.isEmpty else { return "dealt with " + papers(changes) }
    var parts: [String] = []
    for verb in distinct(real.map(verb)) {
      let about = real.filter { self.verb($0) == verb }
      parts.append(verb.replacing("%", with: papers(about)))
    }
    let shown = parts.prefix(3).joined(separator: ", ")
    return parts.count > 3 ? shown + " and more" : shown
  }

  /// `2504.13989`, or `12 papers`.
  static func papers(_ changes: [MarkChange]) -> String {
    let ids = Set(changes.map(\.paper))
    return ids.count == 1 ? "\(ids.first!)" : "\(ids.count) papers"
  }

  private static func verb(_ change: MarkChange) -> String {
    switch (change.field, change.to) {
    case (.star, nil): "unstarred %"
    case (.star, _): "starred %"
    case (.read, nil): "marked % unread"
    case (.read, _): "marked % read"
    case (.rating, nil): "took the rating of % away"
    case (.rating, let rating?): "rated % \(rating) of 5"
    case (.queue, nil): "took % out of the queue"
    case (.queue, _): change.from == nil ? "queued %" : "moved % in the queue"
    case (.label(let name), nil): "took “\(name)” off %"
    case (.label(let name), _): "labelled % “\(name)”"
    case (.note, nil): "deleted the note on %"
    case (.note, _): change.from == nil ? "wrote a note on %" : "changed the note on %"
    case (.triaged, _): "dealt with %"
    case (.other(let name), _): "set \(name) on %"
    }
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var known: Set<String> = []
    return texts.filter { known.insert($0).inserted }
  }
}

extension MarkChange {
  fileprivate var inverse: MarkChange { MarkChange(paper, field, from: to, to: from) }
}
