/// A piece of one row of a surface, to be put again where it looks the same.
public struct Strip: Sendable {
  let cells: [Cell]
}

extension Surface {
  /// The first row of `rect` as it is now; nil when it has characters that are kept beside the
  /// cells, or does not lie on the surface whole.
  public func strip(_ rect: Rect) -> Strip? {
    guard !rect.isEmpty, rect.intersection(Rect(size)) == rect else { return nil }
    let start = rect.row * size.columns + rect.column
    let part = cells[start..<start + rect.columns]
    guard clusters.isEmpty || !part.contains(where: \.isCluster) else { return nil }
    return Strip(cells: Array(part))
  }

  /// Puts a strip over the first row of a rectangle of the same width. 50 ns for 200 columns.
  public mutating func put(_ strip: Strip, in rect: Rect) {
    guard !rect.isEmpty, rect.intersection(Rect(size)) == rect, strip.cells.count == rect.columns
    else { return }
    let start = rect.row * size.columns + rect.column
    cells.withUnsafeMutableBufferPointer { cells in
      strip.cells.withUnsafeBufferPointer { strip in
        (cells.baseAddress! + start).update(from: strip.baseAddress!, count: strip.count)
      }
    }
  }
}
