import Catalog
import Papers

@testable import Storage

/// All marks as they follow from the events, in the plainest way: the model that the database is compared to.
struct SlowMarks {
  private let events: [MarkEvent]
  /// Where each id leads to.
  private var latest: [PaperID: PaperID] = [:]
  private var ids: Set<PaperID> = []

  init(_ events: [MarkEvent]) {
    self.events = events.sorted { $0.id < $1.id }
    var joins: [PaperID: [PaperID: (isOn: Bool, id: MarkEvent.ID)]] = [:]
    for event in self.events {
      for change in event.changes {
        ids.insert(change.paper)
        guard case .join(let new) = change.field else { continue }
        ids.insert(new)
        joins[change.paper, default: [:]][new] = (change.to != nil, event.id)
      }
    }
    for (old, all) in joins {
      let last = all.filter(\.value.isOn).max { ($0.value.id, $0.key) < ($1.value.id, $1.key) }
      if let last { latest[old] = last.key }
    }
  }

  /// The id by which a paper is known.
  func paper(_ id: PaperID) -> PaperID {
    var way = [id]
    while let next = latest[way.last!] {
      if let place = way.firstIndex(of: next) { return way[place...].min()! }
      way.append(next)
    }
    return way.last!
  }

  private func marks(ofAll members: Set<PaperID>) -> PaperMarks {
    var values: [[UInt8]: (value: String?, clock: Int64)] = [:]
    var notes: [(note: WrittenNote, paper: PaperID)] = []
    for event in events {
      for change in event.changes where members.contains(change.paper) {
        if case .join = change.field { continue }
        if change.field == .note {
          let replaces = (change.replaces ?? []).filter { $0 < event.id }.map(\.key)
          notes.append(
            (WrittenNote(id: event.id, text: change.to, replaces: replaces), change.paper))
        } else {
          values[Array(change.field.name.utf8)] = (change.to, event.id.clock)
        }
      }
    }
    var marks = PaperMarks()
    for (name, last) in values.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let value = last.value else { continue }
      let field = MarkField(name: String(decoding: name, as: UTF8.self))
      marks.set(field, to: value, clock: last.clock)
    }
    // Those of papers without an arXiv id come first.
    notes.sort { ($0.paper.kept, $0.note.id) < ($1.paper.kept, $1.note.id) }
    let replaced = Set(notes.flatMap(\.note.replaces))
    var texts: [String] = []
    for (note, _) in notes where !replaced.contains(note.id.key) {
      if let text = note.text, !texts.contains(text) { texts.append(text) }
    }
    marks.note = texts.joined(separator: "\n\n---\n\n")
    return marks
  }

  var all: [PaperID: PaperMarks] {
    var all: [PaperID: PaperMarks] = [:]
    for id in ids {
      let marks = marks(ofAll: ids.filter { paper($0) == paper(id) })
      if !marks.isEmpty { all[id] = marks }
    }
    return all
  }

  /// The starred papers in the order in which they were.
  var starred: [PaperID] {
    var stars: [PaperID: MarkEvent?] = [:]
    for event in events {
      for change in event.changes where change.field == .star {
        stars[paper(change.paper)] = .some(change.to == nil ? nil : event)
      }
    }
    return stars.compactMap { paper, event in event.flatMap { $0 }.map { (paper, $0) } }
      .sorted { ($0.1.time, $0.1.id, $0.0) < ($1.1.time, $1.1.id, $1.0) }.map(\.0)
  }

  // MARK: Chance

  static let arxiv = (1...4).map { PaperID("2504.0000\($0)")! }
  static let keys = (1...4).map { PaperKey(text: "doi:10.1000/\($0)") }

  static func paper(_ numbers: inout SeededNumbers) -> PaperID {
    (arxiv + keys.map(\.id)).randomElement(using: &numbers)!
  }

  /// Up to five changes of any papers.
  static func changes(_ numbers: inout SeededNumbers) -> [MarkChange] {
    (0..<Int.random(in: 1...5, using: &numbers)).map { _ in
      let isOn = numbers.next() % 3 > 0
      switch numbers.next() % 4 {
      case 0: return MarkChange(paper(&numbers), .star, to: isOn ? "1" : nil)
      case 1:
        return MarkChange(paper(&numbers), .rating, to: isOn ? "\(numbers.next() % 5 + 1)" : nil)
      case 2:
        return MarkChange(paper(&numbers), .label("l\(numbers.next() % 2)"), to: isOn ? "1" : nil)
      default:
        return MarkChange(paper(&numbers), .note, to: isOn ? "Note \(numbers.next() % 9)" : nil)
      }
    }
  }

  static func join(_ numbers: inout SeededNumbers) -> PaperJoin {
    let key = keys.randomElement(using: &numbers)!
    return PaperJoin(old: key.id, new: paper(&numbers), proof: key)
  }
}
