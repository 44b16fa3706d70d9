/// Entries that are objects with known members: JSON lines, arrays, or objects of such objects.
protocol JSONEntries: JSONContent {
  static var fields: [JSONField] { get }
  /// How many objects are around an entry.
  static var depth: Int { get }
  static var needsAbstract: Bool { get }
}

extension JSONEntries {
  static var depth: Int { 0 }
  static var needsAbstract: Bool { true }

  func isUnit(_ first: UInt8, path: [[UInt8]], reader: JSONReader) -> Bool {
    first == 0x7B && path.count >= Self.depth
  }

  mutating func read(
    _ reader: inout JSONReader, path: [[UInt8]], line: Int, isCut: Bool,
    into builder: inout DigestBuilder
  ) -> Bool {
    guard reader.peek() == 0x7B else { return reader.skip() }
    builder.beginEntry(line: line)
    if isCut { builder.setCut() }
    let isWhole = reader.readEntry(Self.fields, into: &builder)
    builder.endEntry(needsAbstract: Self.needsAbstract)
    return isWhole
  }
}
