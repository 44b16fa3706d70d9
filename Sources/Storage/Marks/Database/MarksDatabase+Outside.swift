import Catalog
public import Papers

/// Papers without an arXiv id, as programs that read digests ask for them.
extension MarksDatabase {
  /// The ids among these by which their papers are no longer known, each with the one by which it is: both
  /// have the same marks.
  public func formerIDs(
    among ids: some Sequence<PaperID>
  ) throws(MarksError) -> [PaperID: PaperID] {
    try reading {
      let joins = try joined()
      if joins.isEmpty { return [:] }
      var former: [PaperID: PaperID] = [:]
      for id in ids where joins.paper(id) != id { former[id] = joins.paper(id) }
      return former
    }
  }
}
