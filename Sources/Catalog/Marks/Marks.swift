public import Digests

/// All marks, by paper. A value; the papers need not be in any library.
public struct Marks: Sendable {
  private var papers: [PaperID: PaperMarks] = [:]
  /// Counts the changes: the same number, the same marks.
  public private(set) var number = 0
  /// What of the library is new, revised, or here again since the last visit.
  public var arrivals = Arrivals()

  public init(_ papers: [PaperID: PaperMarks] = [:]) {
    self.papers = papers
  }

  public var count: Int { papers.count }

  /// The marks of a paper; nothing when it has none.
  public subscript(_ id: PaperID) -> PaperMarks {
    get { papers[id] ?? PaperMarks() }
    set {
      number += 1
      papers[id] = newValue.isEmpty ? nil : newValue
    }
  }

  /// Sets a field of a paper.
  public mutating func apply(_ change: MarkChange) {
    number += 1
    papers[change.paper, default: PaperMarks()].set(change.field, to: change.to)
  }

  /// Takes what is known now of some papers.
  public mutating func take(_ known: [PaperID: PaperMarks]) {
    number += 1
    papers.merge(known) { $1 }
  }

  /// All labels, sorted.
  public var labels: [String] {
    Set(papers.values.flatMap(\.labels)).sorted()
  }

  /// The papers that have marks.
  public var all: [PaperID: PaperMarks] { papers }

  /// The place after the last one of the reading queue.
  public var endOfQueue: Double { (papers.values.compactMap(\.queuePlace).max() ?? 0) + 1 }
}

/// What came since the last visit.
public struct Arrivals: Hashable, Sendable {
  /// Papers that were in no digest before.
  public var new: Set<PaperID> = []
  /// Papers of which there is a newer version.
  public var revised: Set<PaperID> = []
  /// Those of the new ones that were announced as cross-lists.
  public var crossListed: Set<PaperID> = []
  /// Papers that came again, as they were.
  public var again: Set<PaperID> = []
  /// When something was opened last in the visit before this one, in milliseconds since 1970; nil at
  /// the first visit.
  public var since: Int64?

  public init() {}

  public var isEmpty: Bool { new.isEmpty && revised.isEmpty && again.isEmpty }
}
