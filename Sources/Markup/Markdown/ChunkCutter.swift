import Digests
import Papers

/// Cuts a text into chunks that can be read for themselves.
///
/// A chunk has a megabyte or so: outlines are several times as large as their texts. It ends before a heading,
/// else before a line that begins at the margin after a blank one, else before a row of a table, whose header
/// is then carried over; never within a code fence. Where no such place is found the chunk grows, up to the
/// limit; there it ends before any line, and a fence that is open by then was none. A paragraph of thousands of
/// lines is cut between two of them (`ParagraphLines`).
struct ChunkCutter {
  /// What a chunk should have, in bytes.
  let size: Int
  /// The most that a chunk can have, in bytes: a window that gets nothing done is larger.
  let limit: Int
  /// The header of the table in which the last chunk ended, with the line below it; empty when it did not
  /// end in one.
  private(set) var openHeader: [UInt8] = []

  /// The longest header that is carried over, in bytes.
  private static let headerLimit = 16 << 10

  /// How many lines a paragraph may have.
  private let lineLimit: Int

  init(
    size: Int = 1 << 20, limit: Int = DigestParser.windowSize, lineLimit: Int = ParagraphLines.limit
  ) {
    (self.size, self.limit, self.lineLimit) = (size, limit, lineLimit)
  }

  /// The length of the next chunk; nil when more must come first.
  mutating func next(in text: UnsafeRawBufferPointer, isLast: Bool) -> Int? {
    var size = self.size
    while true {
      let isWhole = text.count <= size && isLast
      if text.count < size, !isWhole { return nil }
      let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: text.prefix(size)))
      let places = places(in: scanner)
      if let cut = places.paragraph ?? (isWhole ? text.count : nil) {
        openHeader = []
        return cut
      }
      if let cut = take(places, scanner, size) { return cut }
      if size >= limit {
        openHeader = []
        return ChunkCutter.anyLine(text, before: size)
      }
      size *= 2
    }
  }

  private func places(in scanner: ByteScanner) -> Places {
    let size = scanner.bytes.count
    var places = Places()
    var paragraph = ParagraphLines(limit: lineLimit)
    var fence: (byte: UInt8, count: Int)?
    // Where the header of the table begins and ends in which we are; empty for the one carried over.
    var header: Range<Int>? = openHeader.isEmpty ? nil : 0..<0
    var (offset, previous) = (0, 0)
    var wasBlank = false
    while offset < size {
      let end = scanner.lineEnd(from: offset)
      // A line that goes on beyond the size tells nothing.
      if end == size { break }
      let first = scanner.bytes[offset]
      if first == 0x60 || first == 0x7E || ASCII.isWhite(first),
        let mark = scanner.fenceMark(offset..<end)
      {
        if let open = fence {
          if mark.byte == open.byte, mark.count >= open.count, mark.isBare { fence = nil }
        } else {
          fence = (mark.byte, mark.count)
        }
      } else if fence == nil, offset > 0 {
        if first == ASCII.hash, scanner.isHeading(offset..<end) { places.heading = offset }
        if wasBlank, !ASCII.isWhite(first) { places.blank = offset }
        if first == ASCII.bar {
          if let header, header.upperBound <= offset { places.row = (offset, header) }
          if !wasBlank, scanner.isDelimiter(offset..<end) { header = previous..<end + 1 }
        }
      }
      let content = scanner.trimmed(offset..<end)
      if paragraph.isTooLong(before: content, isApart: fence != nil || header != nil, scanner) {
        places.paragraph = offset
        return places
      }
      wasBlank = content.isEmpty
      if wasBlank { header = nil }
      previous = offset
      offset = end + 1
    }
    return places
  }

  /// Where lines begin before which a text can be cut.
  private struct Places {
    var heading: Int?
    var blank: Int?
    var row: (start: Int, header: Range<Int>)?
    /// The first that comes too late in its paragraph.
    var paragraph: Int?
  }

  private mutating func take(_ places: Places, _ scanner: ByteScanner, _ size: Int) -> Int? {
    // What is in the first half would make many small chunks.
    let half = size / 2
    if let cut = [places.heading, places.blank].lazy.compactMap({ $0 }).first(where: { $0 >= half })
    {
      openHeader = []
      return cut
    }
    if let row = places.row, row.start >= half, row.header.count <= ChunkCutter.headerLimit {
      if !row.header.isEmpty { openHeader = Array(scanner.slice(row.header)) }
      return row.start
    }
    return nil
  }

  /// The last line that begins before `size`; all of it if none does.
  private static func anyLine(_ text: UnsafeRawBufferPointer, before size: Int) -> Int {
    var offset = size
    while offset > 1 {
      if text[offset - 1] == ASCII.lineFeed { return offset }
      offset -= 1
    }
    // Not within a character.
    offset = size
    while offset > size - 4, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}

/// Counts the lines of a paragraph. md4c goes through the lines of one for each link in it, so that a list of a
/// hundred thousand lines without a blank one would take seconds.
struct ParagraphLines {
  /// How many lines a paragraph may have. With more it is cut, best behind a line with an address: the next
  /// begins with a title then. After `patience` lines without one it is cut anywhere.
  static let limit = 2000
  private static let patience = 64

  private let limit: Int
  private var count = 0
  private var hadAddress = false

  init(limit: Int) { self.limit = limit }

  /// Whether the text is to be cut before a line. To be asked of all lines in turn, without the blanks at
  /// their ends; `isApart` is whether it is in no paragraph whatever it looks like.
  mutating func isTooLong(
    before text: Range<Int>, isApart: Bool, _ scanner: ByteScanner
  ) -> Bool {
    if isApart || scanner.beginsBlock(text) {
      count = 0
      return false
    }
    if count >= limit, hadAddress || count >= limit + ParagraphLines.patience { return true }
    count += 1
    if count >= limit { hadAddress = scanner.find("://", in: text) != nil }
    return false
  }
}

extension ByteScanner {
  /// Nothing, a heading, an item, a row of a table, HTML: whatever is before ends there, or is read line by line.
  fileprivate func beginsBlock(_ line: Range<Int>) -> Bool {
    guard let first = bytes[line].first else { return true }
    switch first {
    case ASCII.hash, ASCII.bar, ASCII.less: return true
    case ASCII.hyphen, ASCII.asterisk, 0x2B:
      return line.count == 1 || ASCII.isWhite(bytes[line.lowerBound + 1])
    default:
      var offset = line.lowerBound
      while offset < line.upperBound, ASCII.isDigit(bytes[offset]) { offset += 1 }
      return offset > line.lowerBound && offset + 1 < line.upperBound
        && ByteSet(".)").contains(bytes[offset]) && ASCII.isWhite(bytes[offset + 1])
    }
  }

  /// `# Text`, at the margin.
  func isHeading(_ line: Range<Int>) -> Bool {
    var offset = line.lowerBound
    while offset < line.upperBound, bytes[offset] == ASCII.hash { offset += 1 }
    return offset - line.lowerBound <= 6 && offset < line.upperBound
      && ASCII.isWhite(bytes[offset])
  }

  /// `|---|:-:|`: the line below the header of a table.
  func isDelimiter(_ line: Range<Int>) -> Bool {
    var hyphens = 0
    for offset in line {
      switch bytes[offset] {
      case ASCII.hyphen: hyphens += 1
      case ASCII.bar, ASCII.colon, ASCII.space, ASCII.tab, ASCII.carriageReturn: break
      default: return false
      }
    }
    return hyphens > 0
  }

  /// Three or more of back-quotes or tildes at the beginning of a line.
  fileprivate func fenceMark(_ line: Range<Int>) -> (byte: UInt8, count: Int, isBare: Bool)? {
    var start = line.lowerBound
    while start < line.upperBound, ASCII.isWhite(bytes[start]) { start += 1 }
    guard start < line.upperBound else { return nil }
    let byte = bytes[start]
    guard byte == 0x60 || byte == 0x7E else { return nil }
    var end = start
    while end < line.upperBound, bytes[end] == byte { end += 1 }
    guard end - start >= 3 else { return nil }
    return (byte, end - start, trimmed(end..<line.upperBound).isEmpty)
  }
}
