public import Catalog
public import Papers

/// What has been seen: whether papers are new, come in a later version, or are only here again.
extension MarksDatabase {
  /// Says what of some papers has come since the last visit, and remembers them for the next.
  ///
  /// The very first visit knows nothing, so nothing is new in it. A look at each paper, 100,000 in a tenth of a
  /// second; of a whole library see `LibraryLook`.
  ///
  /// - Parameters:
  ///   - keeps: false only looks: nothing is written, and no visit begins.
  ///   - former: the ids by which some papers may have been seen that were not seen by their own.
  public func takeSeen(
    _ papers: [SeenPaper], keeps: Bool = true,
    former: ([SeenPaper]) -> [PaperID: Set<PaperID>] = { _ in [:] }
  ) throws(MarksError) -> Arrivals {
    let visit = try takeVisit(keeps: keeps)
    var tally = SeenTally(visit: visit.number, usual: nil)
    for start in stride(from: 0, to: papers.count, by: LibraryLook.part) {
      let part = papers[start..<min(start + LibraryLook.part, papers.count)]
      try take(part, &tally, keeps: keeps, first: visit.key, former: former)
    }
    var maker = ArrivalsMaker(visit)
    maker.take(tally, of: nil) { _ in true }
    return maker.arrivals()
  }

  /// Says what of the papers that have come to a library with others has come since the last visit.
  public func takeSeen(
    come growth: Growth, in library: Library, keeps: Bool = true
  ) throws(MarksError) -> Arrivals {
    let papers = growth.come.map { SeenPaper($0.row, in: library) }
    let outside = try OutsideSeen(self)
    return try takeSeen(papers, keeps: keeps) { outside.former(of: $0, in: library) }
  }

  /// The ids of papers without an arXiv id that have been in a library.
  public func seenOutside() throws(MarksError) -> [PaperID] {
    try reading {
      var ids: [PaperID] = []
      let rows = try sqlite.statement("SELECT paper FROM seen WHERE paper < 0")
      defer { rows.reset() }
      while try rows.step() {
        if let id = PaperID(kept: rows.integer(0)) { ids.append(id) }
      }
      return ids
    }
  }

  /// Takes some papers: those that have not been seen have come in the visit `first`.
  func take(
    _ papers: ArraySlice<SeenPaper>, _ tally: inout SeenTally, keeps: Bool, first: Int64,
    former: ([SeenPaper]) -> [PaperID: Set<PaperID>]
  ) throws(MarksError) {
    var (others, changed): ([SeenPaper], [[SQLite.Value]]) = ([], [])
    try reading {
      for paper in papers {
        if let known = try known(paper.id) {
          if let row = compare(paper, known, &tally) { changed.append(row) }
        } else {
          others.append(paper)
        }
      }
    }
    let ids = others.isEmpty ? [:] : former(others)
    try reading {
      for paper in others {
        var seen = Seen(version: paper.version, entries: paper.entries, first: first)
        for id in ids[paper.id] ?? [] {
          if let known = try known(id) { seen = known }
        }
        if let row = compare(paper, seen, &tally, isNew: true) { changed.append(row) }
      }
    }
    if !keeps || changed.isEmpty { return }
    let rows = changed
    try writing {
      for values in rows { try sqlite.run(MarksDatabase.rememberSeen, values) }
    }
  }

  /// Two programs may look at one paper at once.
  private static let rememberSeen = """
    INSERT INTO seen(paper, version, entries, first, changed, again) VALUES(?,?,?,?,?,?)
    ON CONFLICT(paper) DO UPDATE SET version=max(version, excluded.version),
      entries=max(entries, excluded.entries), changed=max(changed, excluded.changed),
      again=max(again, excluded.again)
    """

  /// A row of `seen`.
  struct Seen {
    let version: Int
    let entries: Int
    /// The visit in which the paper came: 0 for the very first one, below zero for one in which it was no news.
    let first: Int64
    var (changed, again): (Int64, Int64) = (0, 0)

    init(version: Int, entries: Int, first: Int64) {
      (self.version, self.entries, self.first) = (version, entries, first)
    }
  }

  /// What is known of a paper; nil when it has not been seen.
  func known(_ id: PaperID) throws -> Seen? {
    let rows = try sqlite.statement(
      "SELECT version, entries, first, changed, again FROM seen WHERE paper=?",
      [.integer(id.kept)])
    defer { rows.reset() }
    guard try rows.step() else { return nil }
    var seen = Seen(
      version: Int(rows.integer(0)), entries: Int(rows.integer(1)), first: rows.integer(2))
    (seen.changed, seen.again) = (rows.integer(3), rows.integer(4))
    return seen
  }

  /// Notes what a paper is in this visit, and returns its row if that has to be written.
  private func compare(
    _ paper: SeenPaper, _ known: Seen, _ tally: inout SeenTally, isNew: Bool = false
  ) -> [SQLite.Value]? {
    var (changed, again) = (known.changed, known.again)
    // A version that was not given before is no revision.
    if paper.version > known.version, known.version > 0 { changed = tally.visit }
    if paper.entries > known.entries { again = tally.visit }
    tally.note(paper.id, first: known.first, changed: changed, again: again)
    let isMore = paper.version > known.version || paper.entries > known.entries
    guard isNew || isMore else { return nil }
    return [
      .integer(paper.id.kept), .number(paper.version), .number(paper.entries),
      .integer(known.first), .integer(changed), .integer(again),
    ]
  }
}
