import Catalog
public import Digests

/// Papers without an arXiv id, as programs that read digests ask for them.
extension MarksDatabase {
  /// The papers without an arXiv id that have, or once had, marks. A look-up in the index; none in most
  /// databases.
  public func outsidePapers() throws(MarksError) -> [PaperID] {
    try reading {
      var papers: [PaperID] = []
      let rows = try sqlite.statement("SELECT DISTINCT paper FROM state WHERE paper < 0")
      defer { rows.reset() }
      while try rows.step() {
        if let id = PaperID(kept: rows.integer(0)) { papers.append(id) }
      }
      return papers
    }
  }

  /// The ids among these by which their papers are no longer known: other ids have the same marks.
  public func formerIDs(
    among ids: some Sequence<PaperID>
  ) throws(MarksError) -> Set<PaperID> {
    try reading {
      let joins = try joined()
      return joins.isEmpty ? [] : Set(ids.filter { joins.paper($0) != $0 })
    }
  }
}
