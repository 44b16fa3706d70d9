/// Everything that is known about one paper: its entries, joined.
///
/// Shown fields come from the best entry; the others fill only what it lacks; tags, categories,
/// code addresses and sources unite. The best entry has the highest version (none counts lowest),
/// then the latest date, then an abstract, then the first path and line.
public struct Paper: Sendable {
  /// The entries, the best first; never empty.
  public let entries: [Entry]
  /// The arXiv id when an entry has one, whatever the others are known by.
  public let id: PaperID

  /// Joins entries of one paper, in any order. The array must not be empty. `id` is what the paper is known
  /// by where the entries do not agree; else it is theirs.
  public init(joining entries: [Entry], id: PaperID? = nil) {
    self.init(
      ordered: entries.count == 1 ? entries : entries.sorted(by: Paper.isBetter), id: id)
  }

  /// A paper whose entries are in order already, as joining left them.
  public init(ordered entries: [Entry], id: PaperID? = nil) {
    precondition(!entries.isEmpty, "a paper has at least one entry")
    self.entries = entries
    self.id = id ?? entries[0].record.id
  }

  /// The highest version announced; nil when no entry gives one.
  public var version: Int? {
    let version = entries[0].record.version
    return version == 0 ? nil : Int(version)
  }
  /// Whether it was withdrawn: what is known of its highest version says so, or an entry that gives no version.
  public var isWithdrawn: Bool {
    let version = entries[0].record.version
    return entries.contains { entry in
      entry.record.isWithdrawn && [0, version].contains(entry.record.version)
    }
  }
  /// The id, with its version when there is one.
  public var reference: ArxivReference {
    ArxivReference(id: id, version: version.map { UInt16($0) })
  }
  /// The day of the best entry that has one.
  public var day: Day? {
    for entry in entries {
      if let day = entry.record.day { return day }
    }
    return nil
  }

  /// The day by which the paper is listed: its own, else that of the latest digest that has it.
  public var listedDay: Day? {
    day ?? entries.compactMap(\.digest.day).max()
  }

  public var title: Passage { first(\.title) }
  /// A list.
  public var authors: Passage { first(\.authors) }
  public var abstract: Passage { first(\.abstract) }
  public var summary: Passage { first(\.summary) }
  public var comment: Passage { first(\.comment) }
  public var journal: Passage { first(\.journal) }
  /// Where it was shown or accepted: `CVPR 2024`.
  public var venue: Passage { first(\.venue) }
  public var doi: Passage { first(\.doi) }
  /// The paper's own address, where that is not arXiv's.
  public var address: Passage { first(\.address) }
  /// The day of the first version: the earliest that a digest gives.
  public var firstDay: Day? { entries.compactMap(\.record.firstDay).min() }
  /// What else the digests say, each label once, from the best entry that has it.
  public var extras: [(label: Passage, text: Passage)] {
    var result: [(label: Passage, text: Passage)] = []
    var labels = DistinctPassages()
    for entry in entries {
      let items = entry.passage(\.extras).items
      for index in stride(from: 0, to: items.count - 1, by: 2) where labels.insert(items[index]) {
        result.append((items[index], items[index + 1]))
      }
    }
    return result
  }
  /// The digests' keywords, distinct regardless of ASCII case, the best entry's first.
  public var tags: [Passage] { united(\.tags) }
  public var categories: [Passage] { united(\.categories) }
  /// Code addresses given apart from the abstract.
  public var code: [Passage] { united(\.code) }

  /// Where keywords stand out in `abstract`, as ranges of its bytes, in order.
  public var emphasis: [Range<Int>] {
    guard let entry = entries.first(where: { !$0.record.abstract.isEmpty }) else { return [] }
    let record = entry.record
    let start = Int(record.emphasisStart)
    let origin = Int(record.abstract.offset)
    let end = origin + Int(record.abstract.length)
    return entry.digest.emphasis.part(from: start, to: start + Int(record.emphasisCount)).map {
      let range = $0.range.clamped(to: origin..<end)
      return range.lowerBound - origin..<range.upperBound - origin
    }
  }

  private func first(_ field: (EntryRecord) -> TextSpan) -> Passage {
    for entry in entries where !field(entry.record).isEmpty {
      return entry.passage(field)
    }
    return entries[0].passage(field)
  }

  private func united(_ field: (EntryRecord) -> TextSpan) -> [Passage] {
    guard entries.count > 1 else { return entries[0].passage(field).items }
    var distinct = DistinctPassages()
    return entries.flatMap { $0.passage(field).items.filter { distinct.insert($0) } }
  }

  private static func isBetter(_ left: Entry, _ right: Entry) -> Bool {
    let (one, other) = (left.record, right.record)
    if one.version != other.version { return one.version > other.version }
    if one.day != other.day {
      return (one.day?.number ?? .min) > (other.day?.number ?? .min)
    }
    if one.abstract.isEmpty != other.abstract.isEmpty { return other.abstract.isEmpty }
    if left.digest.path != right.digest.path { return left.digest.path < right.digest.path }
    return one.line < other.line
  }
}
