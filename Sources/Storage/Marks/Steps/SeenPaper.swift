public import Catalog
public import Papers

/// A paper of a library, as far as it matters for what is new.
public struct SeenPaper: Hashable, Sendable {
  public let id: PaperID
  /// 0 when no digest gives one.
  public let version: Int
  /// How many digests have it, and how often.
  public let entries: Int

  public init(id: PaperID, version: Int, entries: Int) {
    self.id = id
    self.version = version
    self.entries = entries
  }

  /// The paper of a row; a look at its columns.
  public init(_ row: Row, in library: Library) {
    let (id, version, entries) = library.summary(of: row)
    self.init(id: id, version: version, entries: entries)
  }
}

extension SeenPaper {
  /// Those of some papers, which should be few, that were announced as cross-lists.
  public static func crossListed(
    among ids: Set<PaperID>, in library: Library
  ) -> Set<PaperID> {
    ids.filter { id in
      library.row(of: id).map(library.paper)?.extras.contains {
        $0.label.string == "Announced" && $0.text.string.contains("cross")
      } == true
    }
  }
}

extension MarksDatabase {
  /// Says what of the papers that have come to a library with others has come since the last visit.
  public func takeSeen(
    come growth: Growth, in library: Library, keeps: Bool = true
  ) throws(MarksError) -> Arrivals {
    let papers = growth.come.map { SeenPaper($0.row, in: library) }
    let outside = try OutsideSeen(self)
    return try takeSeen(papers, keeps: keeps) { outside.former(of: $0, in: library) }
  }
}

/// The papers without an arXiv id that have been seen: some may be known by others now.
struct OutsideSeen: Sendable {
  private let ids: Set<PaperID>

  init(_ database: MarksDatabase) throws(MarksError) {
    ids = Set(try database.seenOutside())
  }

  /// The ids by which some papers were seen that they no longer have.
  ///
  /// What the entries of a paper say is looked at first: who has read a whole library for that takes seconds with
  /// millions of papers.
  func former(of papers: [SeenPaper], in library: Library) -> [PaperID: Set<PaperID>] {
    if ids.isEmpty { return [:] }
    var found: Set<PaperID> = []
    for paper in papers {
      guard let row = library.row(of: paper.id) else { continue }
      found.formUnion(library.formerIDs(of: row).intersection(ids))
    }
    return library.joins(of: found).reduce(into: [:]) { $0[$1.new, default: []].insert($1.old) }
  }
}
