public import Papers

/// Rows of a library that stay together from one run to the next.
public struct Stretch: Sendable {
  public let rows: Range<Row>
  /// What papers these are, in which versions and in how many entries: where one of that differs, this does, but
  /// for chance. nil for few papers, of which each is soon looked at.
  public let stamp: UInt64?
}

extension Library {
  /// Few papers are below this: so many are compared in 3 ms.
  public static let leastStamped = 4096

  /// All rows, also those that are retired.
  public func stretches(stamped least: Int = leastStamped) -> [Stretch] {
    segments.map { segment in
      Stretch(rows: segment.rows, stamp: segment.ids.count < least ? nil : segment.stamp)
    }
  }

  /// Shows the rows of the papers that stand in a range.
  public func visitPapers(in rows: Range<Row>, _ body: (Row) -> Void) {
    for row in rows where !retired.contains(row) { body(row) }
  }

  /// The id of the paper of a row; nil where it stands in another one now.
  public func presentID(of row: Row) -> PaperID? { retired.contains(row) ? nil : id(of: row) }

  /// What the columns say of a paper: its id, its highest version, 0 for none, and how many entries it has.
  public func summary(of row: Row) -> (id: PaperID, version: Int, entries: Int) {
    let (segment, local) = locate(row)
    return (
      segment.ids[local], Int(segment.versions[local]), segment.entries(of: local).count
    )
  }

  /// The ids by which a paper may have been known before it had the one that it has: those of the DOIs, the addresses
  /// and the titles of its entries.
  public func formerIDs(of row: Row) -> Set<PaperID> {
    let (segment, local) = locate(row)
    var ids: Set<PaperID> = []
    for reference in segment.entries(of: local) {
      let entry = entry(reference)
      ids.formUnion([entry.doiKey, entry.addressKey, entry.titleKey].compactMap { $0?.id })
    }
    ids.remove(segment.ids[local])
    return ids
  }
}
