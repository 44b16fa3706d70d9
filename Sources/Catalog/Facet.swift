/// A tag with the number of papers that have it.
public struct TagCount: Hashable, Sendable {
  public let name: String
  public let count: Int

  public init(name: String, count: Int) {
    self.name = name
    self.count = count
  }
}

extension Library {
  /// The tags of a selection, the most frequent first, then by name; those in `always` are there
  /// even when no paper of the selection has them.
  public func facets(of selection: Selection, always: [String] = []) -> [TagCount] {
    let kept = Set(always.compactMap { tags.number(of: $0) })
    return selection.tagCounts.enumerated()
      .filter { $0.element > 0 || kept.contains(UInt32($0.offset)) }
      .map { TagCount(name: tags.name(of: UInt32($0.offset)), count: Int($0.element)) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// How many of some rows have each tag; one pass over the rows.
  func tagCounts(of rows: [Row]) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: tags.count)
    for row in rows {
      for tag in tags(of: row) { counts[Int(tag)] += 1 }
    }
    return counts
  }
}
