public import Papers
import Synchronization

/// Which rows of a library have which marks, a set of rows for each: what the filter, the facets and
/// the queue need of the marks without asking for each paper.
///
/// Made once for a library, a look-up a marked paper (about 5 million a second); then kept up to date
/// paper by paper.
public struct MarkedRows: Sendable {
  /// Which marks these are: with the same number, the same rows.
  public private(set) var number = 0
  private var sets: [MarkCondition: RowSet] = [:]
  /// The labels, by their folded spellings; each has the spelling of its set.
  private var labels: [[UInt8]: String] = [:]
  /// The notes, folded.
  private var notes: [Row: [UInt8]] = [:]
  /// The ranks in the reading queue.
  private var ranks: [Row: QueueRank] = [:]

  /// Where a paper stands in the queue; papers of one rank stand by their ids.
  private struct QueueRank: Comparable {
    let rank: Double
    let id: PaperID

    static func < (left: QueueRank, right: QueueRank) -> Bool {
      (left.rank, left.id) < (right.rank, right.id)
    }
  }

  /// Which papers came on which day.
  private(set) var came = ArrivalDays()
  /// The orders that depend on these marks.
  private(set) var orders = MarkOrders()

  private static let counter = Atomic<Int>(0)

  public init() {}

  public init(_ marks: Marks, _ arrivals: Arrivals = Arrivals(), in library: Library) {
    number = MarkedRows.counter.add(1, ordering: .relaxed).newValue
    came = arrivals.days
    marks.visit { id, marks in
      if let row = library.row(of: id) { set(id, row, PaperMarks(), marks) }
    }
    for (condition, ids) in MarkedRows.parts(of: arrivals) + [(.downloaded, marks.downloaded)] {
      for id in ids {
        if let row = library.row(of: id) { sets[condition, default: RowSet()].insert(row) }
      }
    }
  }

  /// The same for a library into which theirs has grown, with a look at no other paper than those that have come or
  /// gone.
  ///
  /// - Parameters:
  ///   - marks: what these are of.
  ///   - arrivals: what these are of, and papers that have come since.
  ///   - new: those of them that are new.
  public func grown(
    by growth: Growth, _ marks: Marks, _ arrivals: Arrivals, new: Set<PaperID>, in library: Library
  ) -> MarkedRows {
    var result = self
    result.number = MarkedRows.counter.add(1, ordering: .relaxed).newValue
    (result.came, result.orders) = (arrivals.days, MarkOrders())
    let parts = MarkedRows.parts(of: arrivals) + [(.downloaded, marks.downloaded)]
    for place in growth.gone {
      result.set(place.id, place.row, marks[place.id], PaperMarks())
      for (condition, _) in parts { result.sets[condition]?.remove(place.row) }
    }
    for place in growth.come {
      result.set(place.id, place.row, PaperMarks(), marks[place.id])
      for (condition, ids) in parts where ids.contains(place.id) {
        result.sets[condition, default: RowSet()].insert(place.row)
      }
    }
    for id in new {
      if let row = library.row(of: id) { result.sets[.new, default: RowSet()].insert(row) }
    }
    return result
  }

  private static func parts(of arrivals: Arrivals) -> [(MarkCondition, Set<PaperID>)] {
    [
      (.new, arrivals.new), (.revised, arrivals.revised), (.crossListed, arrivals.crossListed),
      (.again, arrivals.again),
    ]
  }

  /// Notes that a paper has other marks now.
  public mutating func update(
    _ id: PaperID, _ row: Row, from old: PaperMarks, to new: PaperMarks
  ) {
    guard old != new else { return }
    number = MarkedRows.counter.add(1, ordering: .relaxed).newValue
    if old.rating != new.rating || old.queueRank != new.queueRank {
      orders = MarkOrders(withArrivalsOf: orders)
    }
    set(id, row, old, new)
  }

  /// Notes that the PDF of a paper is there now.
  public mutating func noteDownload(_ row: Row) {
    number = MarkedRows.counter.add(1, ordering: .relaxed).newValue
    sets[.downloaded, default: RowSet()].insert(row)
  }

  private mutating func set(_ id: PaperID, _ row: Row, _ old: PaperMarks, _ new: PaperMarks) {
    func put(_ condition: MarkCondition, _ isThere: Bool, _ wasThere: Bool) {
      if isThere == wasThere { return }
      if isThere {
        sets[condition, default: RowSet()].insert(row)
      } else {
        sets[condition]?.remove(row)
      }
    }
    put(.read, new.isRead, old.isRead)
    put(.starred, new.isStarred, old.isStarred)
    put(.queued, new.queueRank != nil, old.queueRank != nil)
    put(.noted, !new.note.isEmpty, !old.note.isEmpty)
    put(.rated, new.rating > 0, old.rating > 0)
    put(.labelled, !new.labels.isEmpty, !old.labels.isEmpty)
    if old.rating != new.rating {
      if old.rating > 0 { put(.rating(old.rating...old.rating), false, true) }
      if new.rating > 0 { put(.rating(new.rating...new.rating), true, false) }
    }
    if old.labels != new.labels { setLabels(row, old.labels, new.labels) }
    if old.note != new.note {
      notes[row] = new.note.isEmpty ? nil : Fold.full.bytes(of: new.note)
    }
    if old.queueRank != new.queueRank {
      ranks[row] = new.queueRank.map { QueueRank(rank: $0, id: id) }
    }
  }

  /// Labels that differ by case or accents alone are one, and a paper may have several of them.
  private mutating func setLabels(_ row: Row, _ old: [String], _ new: [String]) {
    for label in old { sets[spelling(label)]?.remove(row) }
    for label in new { sets[spelling(label), default: RowSet()].insert(row) }
  }

  private mutating func spelling(_ label: String) -> MarkCondition {
    let folded = Fold.full.bytes(of: label)
    let name = labels[folded] ?? label
    labels[folded] = name
    return .label(name, isWhole: true)
  }

  // MARK: Asking

  /// The rows for which a condition holds.
  func rows(_ condition: MarkCondition) -> RowSet {
    switch condition {
    case .label(let text, let isWhole):
      let folded = Fold.full.bytes(of: text)
      if isWhole {
        return labels[folded].flatMap { sets[.label($0, isWhole: true)] } ?? RowSet()
      }
      let needle = Needle(folded)
      let names = labels.filter { key, _ in
        key.withUnsafeBytes { needle.firstMatch(in: $0) != nil }
      }
      return names.values.reduce(into: RowSet()) {
        $0.formUnion(sets[.label($1, isWhole: true)] ?? RowSet())
      }
    case .note(let text):
      let needle = Needle(Fold.full.bytes(of: text))
      return notes.reduce(into: RowSet()) { rows, note in
        if note.value.withUnsafeBytes({ needle.firstMatch(in: $0) != nil }) {
          rows.insert(note.key)
        }
      }
    case .rating(let range):
      return range.reduce(into: RowSet()) {
        $0.formUnion(sets[.rating($1...$1)] ?? RowSet())
      }
    default: return sets[condition] ?? RowSet()
    }
  }

  /// The rows below `end` for which a condition holds; or, with `isNegated`, those for which it does not.
  func rows(_ condition: MarkCondition, isNegated: Bool, of end: Row) -> RowSet {
    // Papers without a rating are in no set.
    if case .rating(let range) = condition, range.contains(0) {
      let others = range.upperBound < 5 ? rows(.rating(range.upperBound + 1...5)) : RowSet()
      return isNegated ? others : others.opposite(below: end)
    }
    return isNegated ? rows(condition).opposite(below: end) : rows(condition)
  }

  /// The rows of the reading queue, in its order.
  var queue: [Row] {
    ranks.sorted { $0.value < $1.value }.map(\.key)
  }

  /// The papers of the queue with their ranks, in its order.
  public var queuedPapers: [(id: PaperID, rank: Double)] {
    ranks.values.sorted().map { ($0.id, $0.rank) }
  }

  /// How a label is spelled that is the same but for case and accents; nil when there is none.
  public func spelling(like label: String) -> String? { labels[Fold.full.bytes(of: label)] }

  /// The marks that are facets, in their order; labels follow.
  static let facets: [MarkCondition] = [
    .new, .revised, .crossListed, .again, .starred, .queued, .noted, .rated, .downloaded,
  ]

  /// The conditions that hold for some rows, in the order of the facets.
  var conditions: [MarkCondition] {
    let names = labels.values.sorted().map { MarkCondition.label($0, isWhole: true) }
    return (MarkedRows.facets + names).filter { sets[$0]?.isEmpty == false }
  }

  /// All labels that some paper of the library has.
  public var labelNames: [String] {
    labels.values.filter { sets[.label($0, isWhole: true)]?.isEmpty == false }.sorted()
  }
}
