/// What a word index is made of, in the order in which its header names it. In the buffer the facts stand first.
enum IndexSection: Int, CaseIterable {
  /// The words, the most frequent first, each between two line ends; more line ends behind the last.
  case words
  /// One bit for each byte of `words`: a line end stands there.
  case ends
  /// Before each 512 bytes of `words`: how many line ends there are. UInt32.
  case endCounts
  /// The places in `words` where a character of a word begins, in the order of what stands there up to the
  /// line's end. Three bytes each (`SuffixPlaces`), or four where there are places beyond that.
  case suffixes
  /// Where the rows of each word begin in `postings`; one more at the end. UInt32.
  case starts
  /// How many words are frequent, and how many bytes a place of a suffix has. UInt32.
  case facts
  /// The rows of each word: a bit a row for a frequent one, otherwise varints of the first row and then of the
  /// distance to the next.
  case postings
  /// The runs of bytes that have a set of rows of their own (`HeavyRuns`), sorted. UInt64.
  case runs
  /// Which of the sets each of them has. UInt32.
  case runNumbers
  /// The sets, a bit a row. UInt64.
  case runRows
}

/// One buffer, the same in memory and in a file: a header of numbers of eight bytes, and flat sections that each
/// begin at a multiple of 64.
///
/// The header is a magic number, which also tells the version and the byte order, how many rows the index is of, and
/// of each section where it begins and how many bytes it has.
struct IndexBuffer {
  private(set) var bytes: [UInt8]
  private var header: [UInt64]

  /// `quidex03`, as a number of this machine.
  static let magic: UInt64 = 0x3330_7865_6469_7571
  static let headerCount = 2 + 2 * IndexSection.allCases.count
  private static let alignment = 64

  init(rowCount: Int) {
    header = [UInt64](repeating: 0, count: IndexBuffer.headerCount)
    header[0] = IndexBuffer.magic
    header[1] = UInt64(rowCount)
    let end = IndexBuffer.headerCount * 8 + IndexBuffer.alignment - 1
    bytes = [UInt8](repeating: 0, count: end / IndexBuffer.alignment * IndexBuffer.alignment)
  }

  /// Appends the next section.
  mutating func append<Element: BitwiseCopyable>(_ section: IndexSection, _ content: [Element]) {
    content.withUnsafeBytes { content in
      header[2 + 2 * section.rawValue] = UInt64(bytes.count)
      header[3 + 2 * section.rawValue] = UInt64(content.count)
      bytes.append(contentsOf: content)
    }
    let rest = bytes.count % IndexBuffer.alignment
    guard rest > 0 else { return }
    bytes.append(contentsOf: repeatElement(0, count: IndexBuffer.alignment - rest))
  }

  /// Writes the header: all sections are there.
  mutating func finish() {
    bytes.withUnsafeMutableBytes { bytes in
      header.withUnsafeBytes { bytes.copyMemory(from: $0) }
    }
  }

  /// The sections of a buffer; nil when it is not one of this version, or they do not lie in it.
  static func sections(of bytes: UnsafeRawBufferPointer) -> (
    rowCount: Int, sections: [UnsafeRawBufferPointer]
  )? {
    guard bytes.count >= headerCount * 8, bytes.load(as: UInt64.self) == magic,
      let rowCount = Int(exactly: bytes.load(fromByteOffset: 8, as: UInt64.self)),
      rowCount <= UInt32.max
    else { return nil }
    var sections: [UnsafeRawBufferPointer] = []
    for section in IndexSection.allCases {
      let at = 16 + 16 * section.rawValue
      let start = bytes.load(fromByteOffset: at, as: UInt64.self)
      let count = bytes.load(fromByteOffset: at + 8, as: UInt64.self)
      guard start % UInt64(alignment) == 0, start <= UInt64(bytes.count),
        count <= UInt64(bytes.count) - start
      else { return nil }
      sections.append(UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(start + count)]))
    }
    return (rowCount, sections)
  }
}
