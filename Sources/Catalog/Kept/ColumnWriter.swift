// How columns are kept in a file, and found again without reading them.
//
// A file is the columns, one after the other, each from a multiple of 64 bytes on, exactly as they are in
// memory; then the *facts*, numbers and texts of what is no column; then the *directory*, where each column
// is; and at the end 64 bytes that say what the file is and where directory and facts are. Whoever reads it
// asks for columns and facts in the order in which they were written, and so there are no names in it and
// nothing is looked for.
//
// Opening a file costs its directory and its facts, whose checksum is looked at: some kilobytes for gigabytes
// of columns, of which the system brings what is read. The columns have checksums too, but to look at them is
// to read all of them; that is done by whoever asks for it (`ColumnReader.isSound`). Until then what a column
// says may be wrong, and whoever follows it looks where it leads (`Column`, `FlatValue`).
//
// Numbers are those of the machine: a file of another byte order has another magic number.

public import Papers

/// Writes columns and facts, in their order.
public struct ColumnWriter {
  private var directory: [UInt64] = []
  private(set) var facts: [UInt8] = []
  private var size: UInt64 = 0
  /// Takes the bytes; false when they cannot be kept, and then no more are wanted.
  private let sink: (UnsafeRawBufferPointer) -> Bool
  /// Whether everything has been taken so far.
  public private(set) var isWhole = true

  static let magic: UInt64 = 0x3230_6C6F_6369_7571
  static let alignment = 64
  static let tailCount = 8

  public init(to sink: @escaping (UnsafeRawBufferPointer) -> Bool) { self.sink = sink }

  public mutating func write<Element>(_ column: Column<Element>) {
    column.withUnsafeBytes { bytes in
      var sum = IndexKeyMaker()
      sum.add(bytes)
      directory += [size, UInt64(bytes.count), sum.key.high ^ sum.key.low]
      put(bytes)
    }
    pad()
  }

  public mutating func write(_ number: Int) {
    withUnsafeBytes(of: number) { facts += $0 }
  }

  public mutating func write(_ text: String) {
    write(text.utf8.count)
    facts += text.utf8
  }

  /// Writes the facts and the directory. True when the file has everything.
  public mutating func finish() -> Bool {
    var sum = IndexKeyMaker()
    let factsStart = size
    facts.withUnsafeBytes {
      sum.add($0)
      put($0)
    }
    pad()
    let directoryStart = size
    directory.withUnsafeBytes {
      sum.add($0)
      put($0)
    }
    pad()
    var tail: [UInt64] = [
      ColumnWriter.magic, UInt64(MemoryLayout<EntryRecord>.stride), factsStart,
      UInt64(facts.count), directoryStart, UInt64(directory.count), size,
    ]
    tail.withUnsafeBytes { sum.add($0) }
    tail.append(sum.key.high ^ sum.key.low)
    tail.withUnsafeBytes { put($0) }
    return isWhole
  }

  private mutating func put(_ bytes: UnsafeRawBufferPointer) {
    size += UInt64(bytes.count)
    if isWhole, !bytes.isEmpty { isWhole = sink(bytes) }
  }

  private mutating func pad() {
    let rest = Int(size) % ColumnWriter.alignment
    if rest > 0 {
      [UInt8](repeating: 0, count: ColumnWriter.alignment - rest).withUnsafeBytes { put($0) }
    }
  }
}
