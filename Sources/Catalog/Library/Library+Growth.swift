public import Papers

/// What a library has that the one that it has grown from has not.
public struct Growth: Sendable {
  /// A paper, and where it stands or stood.
  public struct Place: Hashable, Sendable {
    public let id: PaperID
    public let row: Row
  }

  /// The rows that are no more; their papers are gone, or stand in other rows.
  public fileprivate(set) var gone: [Place] = []
  /// The rows that have come.
  public fileprivate(set) var come: [Place] = []
}

extension Library {
  /// What has changed since an earlier library; nil when this one has not grown from it, or by more than `most` rows.
  public func growth(since old: Library, most: Int) -> Growth? {
    guard old.isGrown(into: self), rowCount - old.rowCount <= most else { return nil }
    var retired = retired
    retired.subtract(old.retired)
    guard retired.count <= most else { return nil }
    var growth = Growth()
    retired.visit(in: 0..<old.rowCount) { row in
      growth.gone.append(Growth.Place(id: old.id(of: row), row: row))
    }
    for row in presentRows(from: old.rowCount) {
      growth.come.append(Growth.Place(id: id(of: row), row: row))
    }
    return growth
  }
}
