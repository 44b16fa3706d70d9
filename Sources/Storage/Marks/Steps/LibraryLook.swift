// What is new in a library, without a look at every paper.
//
// `seen` has a row for each paper that was ever in a library: millions of them take seconds to compare. But papers do
// not change: large parts of a library are the same from one run to the next, and carry a number that says so
// (`Stretch`). When all papers of such a stretch have been compared, the database notes the number, and what was found
// (`SeenTally`): when the papers came, as far as that differs from most, and what was new in them. At the next start
// that is read in place of the papers. Only stretches that are not known, and few papers, are compared one by one, in
// parts, between which others can write and the reader can mark.
//
// A collection that is opened for the first time is no news: nobody goes through a hundred thousand papers as new ones.
// So, when more than that have not been seen, they count as seen; the visit in which they came is kept below zero.

public import Catalog
import Papers

/// A look at a library for what is new, step by step.
public struct LibraryLook: Sendable {
  public let library: Library
  private let keeps: Bool
  private let limits: Limits
  /// Of which database what is known here is.
  private var database: UInt64?
  private var visit = MarksDatabase.Visit(number: 1)
  private var maker: ArrivalsMaker
  private var outside: OutsideSeen?
  /// What is to be compared, the last one first.
  private var unknown: [Unknown] = []

  private struct Unknown: Sendable {
    let stretch: Stretch
    /// What papers have that have not been seen.
    let first: Int64
    var tally: SeenTally
    var next: Row
  }

  /// From where on papers are many.
  public struct Limits: Sendable {
    /// So many papers are a stretch of their own.
    public var stamped = Library.leastStamped
    /// More papers than this are no news.
    public var news = 100_000

    public init() {}
  }

  /// How many papers a step compares: some 10 ms.
  static let part = 5000
  /// Of how many papers it is looked up whether they have been seen, to say how many have.
  private static let sample = 4096

  /// - Parameter keeps: false only looks: nothing is written, and no visit begins.
  public init(at library: Library, keeps: Bool = true, limits: Limits = Limits()) {
    (self.library, self.keeps, self.limits) = (library, keeps, limits)
    maker = ArrivalsMaker(visit)
  }

  /// Goes on; what has come, when that was the last step.
  public mutating func step(in database: MarksDatabase) throws(MarksError) -> Arrivals? {
    if self.database != database.serial { try begin(in: database) }
    guard var current = unknown.popLast() else { return maker.arrivals() }
    let rows = current.stretch.rows
    let end = min(rows.upperBound, current.next + Row(LibraryLook.part))
    var papers: [SeenPaper] = []
    library.visitPapers(in: current.next..<end) { papers.append(SeenPaper($0, in: library)) }
    // What has come with a hundred thousand others has no past, nor what came first.
    let outside = current.first == visit.number ? outside : nil
    try database.take(papers[...], &current.tally, keeps: keeps, first: current.first) {
      outside?.former(of: $0, in: library) ?? [:]
    }
    current.next = end
    if end < rows.upperBound {
      unknown.append(current)
      return nil
    }
    if keeps, let stamp = current.stretch.stamp { try database.keep(current.tally, of: stamp) }
    take(current.tally, of: current.stretch)
    return unknown.isEmpty ? maker.arrivals() : nil
  }

  /// All steps at once.
  public mutating func finish(in database: MarksDatabase) throws(MarksError) -> Arrivals {
    while true {
      if let arrivals = try step(in: database) { return arrivals }
    }
  }

  private mutating func begin(in database: MarksDatabase) throws(MarksError) {
    visit = try database.takeVisit(keeps: keeps)
    (maker, unknown) = (ArrivalsMaker(visit), [])
    var others: [Stretch] = []
    // What was begun in this visit and not gone through to its end, because one left, goes on as it was begun.
    var goesOn = false
    for stretch in library.stretches(stamped: limits.stamped) {
      if let stamp = stretch.stamp, let tally = try database.tally(of: stamp) {
        take(tally, of: stretch)
        goesOn = goesOn || tally.usual == -visit.number
      } else {
        others.append(stretch)
      }
    }
    let isLarge = others.reduce(0) { $0 + $1.rows.count } > limits.news
    var new: [(stretch: Stretch, sample: Sample)] = []
    for stretch in others {
      let isAsked = isLarge || stretch.stamp != nil
      new.append((stretch, isAsked ? try sample(of: stretch, in: database) : Sample()))
    }
    let count = new.reduce(0) { $0 + $1.sample.unseen }
    let isNews = visit.number == 1 || count <= limits.news
    if !isNews { maker.noteCollected(count) }
    goesOn = goesOn || new.contains { $0.sample.usual == -visit.number }
    unknown = new.reversed().map { stretch, sample in
      let isCollection = !isNews || goesOn && stretch.stamp != nil
      let first = isCollection ? -visit.number : visit.key
      let usual = stretch.stamp == nil ? nil : sample.usual ?? first
      return Unknown(
        stretch: stretch, first: first, tally: SeenTally(visit: visit.number, usual: usual),
        next: stretch.rows.lowerBound)
    }
    outside = unknown.isEmpty ? nil : try OutsideSeen(database)
    self.database = database.serial
  }

  private mutating func take(_ tally: SeenTally, of stretch: Stretch) {
    let (library, rows) = (library, stretch.rows)
    maker.take(tally, of: tally.usual == nil ? nil : rows) { id in
      library.row(of: id).map(rows.contains) == true
    }
  }

  // MARK: Before

  private struct Sample {
    /// How many papers have not been seen: exact for few, an estimate for many.
    var unseen = 0
    /// When most of the papers came; nil when most are those.
    var usual: Int64?
  }

  /// Looks some papers up, evenly.
  private func sample(
    of stretch: Stretch, in database: MarksDatabase
  ) throws(MarksError) -> Sample {
    let step = max(1, stretch.rows.count / LibraryLook.sample)
    return try database.reading {
      var (unseen, firsts) = (0, [Int64: Int]())
      for offset in stride(from: 0, to: stretch.rows.count, by: step) {
        let row = stretch.rows.lowerBound + Row(offset)
        guard let id = library.presentID(of: row) else { continue }
        if let known = try database.known(id) {
          firsts[known.first, default: 0] += 1
        } else {
          unseen += 1
        }
      }
      let usual = firsts.max { ($0.value, $0.key) < ($1.value, $1.key) }
      guard let usual, usual.value >= unseen else { return Sample(unseen: unseen * step) }
      return Sample(unseen: unseen * step, usual: usual.key)
    }
  }
}
