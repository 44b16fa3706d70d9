/// One cell of a surface: a character, what it means, and how many columns it takes.
///
/// Eight bytes, so that a screen of 12,000 cells is compared in microseconds. A character with
/// accents of its own is kept beside the cells (`Surface.clusters`).
public struct Cell: Hashable, Sendable {
  /// A code point, or with the top bit set the number of a cluster of the surface.
  var content: UInt32
  public internal(set) var role: Role
  /// 1 or 2; 0 for the second half of a wide character.
  public internal(set) var columns: UInt8
  /// Fills the cell up, so that rows can be compared as bytes.
  private let rest: UInt16 = 0

  init(content: UInt32, role: Role, columns: UInt8) {
    self.content = content
    self.role = role
    self.columns = columns
  }

  static let blank = Cell(content: 0x20, role: .plain, columns: 1)
  static let clusterBit: UInt32 = 1 << 31

  var isCluster: Bool { content & Cell.clusterBit != 0 }
}
