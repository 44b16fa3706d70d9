public import Papers

/// Gives the columns and facts of a file in the order in which they were written.
///
/// What is asked for and is not there is nothing, and `isWhole` is false from then on.
public struct ColumnReader {
  private let kept: KeptBytes
  /// Three numbers a column: where it begins, how many bytes it has, and their checksum.
  private let directory: Column<UInt64>
  private let facts: UnsafeRawBufferPointer
  private var place = 0
  private var column = 0
  public private(set) var isWhole = true

  /// nil when the bytes are no file of this version, or not all of it, or its facts are damaged.
  public init?(_ kept: KeptBytes) {
    let bytes = kept.bytes
    let tailSize = ColumnWriter.tailCount * 8
    guard bytes.count >= tailSize, bytes.count % ColumnWriter.alignment == 0 else { return nil }
    let tail = (0..<ColumnWriter.tailCount).map {
      bytes.load(fromByteOffset: bytes.count - tailSize + 8 * $0, as: UInt64.self)
    }
    guard tail[0] == ColumnWriter.magic, tail[1] == MemoryLayout<EntryRecord>.stride,
      tail[6] == bytes.count - tailSize,
      let facts = ColumnReader.part(of: bytes, from: tail[2], count: tail[3], size: 1),
      let directory = ColumnReader.part(of: bytes, from: tail[4], count: tail[5], size: 8),
      tail[5] % 3 == 0
    else { return nil }
    var sum = IndexKeyMaker()
    sum.add(facts)
    sum.add(directory)
    tail.dropLast().withUnsafeBytes { sum.add($0) }
    guard tail[7] == sum.key.high ^ sum.key.low else { return nil }
    (self.kept, self.facts) = (kept, facts)
    self.directory = Column(directory.assumingMemoryBound(to: UInt64.self), keptBy: kept)
  }

  private static func part(
    of bytes: UnsafeRawBufferPointer, from start: UInt64, count: UInt64, size: UInt64
  ) -> UnsafeRawBufferPointer? {
    let (length, isTooLong) = count.multipliedReportingOverflow(by: size)
    guard !isTooLong, start % UInt64(ColumnWriter.alignment) == 0, start <= bytes.count,
      length <= UInt64(bytes.count) - start
    else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(start + length)])
  }

  private mutating func nothing<Value>(_ value: Value) -> Value {
    isWhole = false
    return value
  }

  /// The next column.
  public mutating func column<Element>(of type: Element.Type = Element.self) -> Column<Element> {
    defer { column += 1 }
    guard let bytes = bytes(ofColumn: column), bytes.count % MemoryLayout<Element>.stride == 0
    else { return nothing([]) }
    return Column(bytes.assumingMemoryBound(to: Element.self), keptBy: kept)
  }

  private func bytes(ofColumn index: Int) -> UnsafeRawBufferPointer? {
    guard 3 * index + 2 < directory.count else { return nil }
    return ColumnReader.part(
      of: kept.bytes, from: directory[3 * index], count: directory[3 * index + 1], size: 1)
  }

  /// The next number.
  public mutating func number() -> Int {
    guard place + 8 <= facts.count else { return nothing(0) }
    defer { place += 8 }
    return facts.loadUnaligned(fromByteOffset: place, as: Int.self)
  }

  /// The next number, which says how many of something follow, of which each has a fact or a column at least.
  public mutating func count() -> Int {
    let count = number()
    return count >= 0 && count <= facts.count + directory.count ? count : nothing(0)
  }

  /// The next text.
  public mutating func text() -> String {
    let count = number()
    guard count >= 0, count <= facts.count - place else { return nothing("") }
    defer { place += count }
    return String(decoding: facts[place..<place + count], as: UTF8.self)
  }

  /// Whether all columns are what was written: reads all of them, about 8 GB/s. False also when it was cancelled.
  public func isSound(isCancelled: () -> Bool = { false }) -> Bool {
    for index in 0..<directory.count / 3 {
      guard !isCancelled(), let bytes = bytes(ofColumn: index) else { return false }
      var sum = IndexKeyMaker()
      sum.add(bytes)
      if directory[3 * index + 2] != sum.key.high ^ sum.key.low { return false }
    }
    return true
  }
}
