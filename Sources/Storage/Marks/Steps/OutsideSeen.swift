import Catalog
import Papers

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
