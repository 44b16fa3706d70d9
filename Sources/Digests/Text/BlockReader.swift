import Papers

/// A dialect whose files are rows of blocks: a line that begins an entry or a section, and the lines
/// up to the next one. A table has a block a row.
protocol BlockDialect {
  init()
  /// Whether a block begins with this line, by the line alone. It has no line feed at its end.
  func begins(_ line: Range<Int>, in scanner: ByteScanner) -> Bool
  /// Reads a block. The first may be what stands before any beginning.
  mutating func read(_ block: Block, into builder: inout DigestBuilder)
  /// After the last block.
  mutating func end(_ builder: inout DigestBuilder)
}

extension BlockDialect {
  mutating func end(_ builder: inout DigestBuilder) {}
}

/// Some lines of a file.
struct Block {
  let scanner: ByteScanner
  let range: Range<Int>
  /// The line in the file with which it begins, from 1.
  let line: Int
  /// The file ends where the block ends.
  let isLast: Bool

  /// The lines without their line feeds and carriage returns.
  var lines: Lines { Lines(scanner: scanner, range: range) }

  struct Lines: Sequence, IteratorProtocol {
    let scanner: ByteScanner
    private var offset: Int
    private let end: Int

    init(scanner: ByteScanner, range: Range<Int>) {
      self.scanner = scanner
      self.offset = range.lowerBound
      self.end = range.upperBound
    }

    mutating func next() -> Range<Int>? {
      guard offset < end else { return nil }
      let start = offset
      let feed = Swift.min(scanner.lineEnd(from: start), end)
      offset = feed + 1
      let isWindows = feed > start && scanner.bytes[feed - 1] == ASCII.carriageReturn
      return start..<(isWindows ? feed - 1 : feed)
    }
  }

  /// The line in the file of an offset within the block.
  func line(of offset: Int) -> Int {
    line + scanner.lineFeeds(in: range.lowerBound..<offset)
  }
}

/// Cuts windows into blocks.
struct BlockReader<Content: BlockDialect>: DialectReader {
  private var content = Content()

  var takesPieces: Bool { true }

  init() {}

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    let scanner = ByteScanner(window)
    var start = 0
    var offset = min(scanner.lineEnd(from: 0) + 1, window.count)
    // The lines of the block so far.
    var lines = offset > 0 && window[offset - 1] == ASCII.lineFeed ? 1 : 0
    while offset < window.count {
      let end = scanner.lineEnd(from: offset)
      // A line whose end has not come yet tells nothing.
      if end == window.count, !isLast { break }
      if content.begins(offset..<end, in: scanner) {
        read(start..<offset, of: scanner, isLast: false, into: &builder)
        builder.line += lines
        (start, lines) = (offset, 0)
      }
      lines += end < window.count ? 1 : 0
      offset = min(end + 1, window.count)
    }
    guard isLast else { return start }
    if start < window.count {
      read(start..<window.count, of: scanner, isLast: true, into: &builder)
      builder.line += lines
    }
    content.end(&builder)
    return window.count
  }

  private mutating func read(
    _ range: Range<Int>, of scanner: ByteScanner, isLast: Bool, into builder: inout DigestBuilder
  ) {
    let block = Block(scanner: scanner, range: range, line: builder.line, isLast: isLast)
    content.read(block, into: &builder)
  }
}
