public import Papers

/// All marks, by paper: those that are kept for good, and those that are on their way to the disk.
///
/// A change is *pending* from the moment the reader makes it until the database has it; then it is
/// *firm*. What is shown is both; only what is firm is acknowledged. The papers need not be in any
/// library.
public struct Marks: Sendable {
  /// What the database has. Jobs have copies of it, and no key copies a million marks.
  private var firm = LayeredDictionary<PaperID, PaperMarks>()
  /// What the papers with pending changes will be.
  private var pending: [PaperID: PaperMarks] = [:]
  /// The changes on their way, in order.
  private var waiting: [(number: Int, changes: [MarkChange])] = []
  private var lastRank = 0.0
  /// The papers whose PDF is in the reader's folder. No database keeps that: the folder says it.
  public var downloaded: Set<PaperID> = []

  public init(_ firm: [PaperID: PaperMarks] = [:]) {
    let known = firm.contains(where: \.value.isEmpty) ? firm.filter { !$0.value.isEmpty } : firm
    self.firm = LayeredDictionary(known)
    lastRank = known.values.reduce(0) { max($0, $1.queueRank ?? 0) }
  }

  /// The marks of a paper; nothing when it has none.
  public subscript(_ id: PaperID) -> PaperMarks { pending[id] ?? firm[id] ?? PaperMarks() }

  /// Whether some change of a paper is on its way to the disk.
  public func isPending(_ id: PaperID) -> Bool { pending[id] != nil }

  /// The papers that have marks.
  public var papers: Set<PaperID> {
    var papers: Set<PaperID> = []
    visit { id, _ in papers.insert(id) }
    return papers
  }

  /// The marks that are firm, by paper.
  public var all: [PaperID: PaperMarks] {
    var all: [PaperID: PaperMarks] = [:]
    firm.visit { all[$0] = $1 }
    return all
  }

  /// The database has told all that it has: from now on few change at once, and jobs have copies.
  public mutating func settle() { firm.close() }

  /// Shows the papers that have marks, with them.
  public func visit(_ body: (PaperID, PaperMarks) -> Void) {
    firm.visit { id, marks in if pending[id] == nil { body(id, marks) } }
    for (id, marks) in pending where !marks.isEmpty { body(id, marks) }
  }

  /// A rank after all that have ever been in the reading queue.
  public var endOfQueue: Double { min(lastRank + 1, MarkField.lastRank) }

  /// How many papers the database has marks of.
  public var count: Int { firm.count }

  /// Takes what the database has of some papers now.
  public mutating func take(_ known: [PaperID: PaperMarks]) {
    for (id, marks) in known {
      firm[id] = marks.isEmpty ? nil : marks
      lastRank = max(lastRank, marks.queueRank ?? 0)
    }
  }

  /// The database is another one, and what it has will be told.
  public mutating func forget() {
    firm = LayeredDictionary()
    refreshPending()
  }

  /// Makes changes that are on their way, under a number.
  public mutating func begin(_ number: Int, _ changes: [MarkChange]) {
    waiting.append((number, changes))
    apply(changes)
  }

  /// The papers that the changes of a number are about.
  public func papers(of number: Int) -> [PaperID] {
    waiting.first { $0.number == number }.map { Array(Set($0.changes.map(\.paper))) } ?? []
  }

  /// The changes of a number have been kept, or never will be; then the papers are as they were.
  public mutating func end(_ number: Int) {
    waiting.removeAll { $0.number == number }
    refreshPending()
  }

  private mutating func refreshPending() {
    pending = [:]
    for item in waiting { apply(item.changes) }
  }

  private mutating func apply(_ changes: [MarkChange]) {
    for change in changes {
      pending[change.paper, default: firm[change.paper] ?? PaperMarks()]
        .set(change.field, to: change.to)
      if change.field == .queue {
        lastRank = max(lastRank, pending[change.paper]?.queueRank ?? 0)
      }
    }
  }
}
