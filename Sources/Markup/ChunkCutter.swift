import Digests
import Papers

/// Cuts a text into chunks that can be read for themselves.
///
/// A chunk has a megabyte or so: outlines are several times as large as their texts. It ends before a heading,
/// else before a line that begins at the margin after a blank one, else before a row of a table, whose header
/// is then carried over; never within a code fence. Where no such place is found the chunk grows, up to the
/// limit; there it ends before any line, and a fence that is open by then was none.
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

  init(size: Int = 1 << 20, limit: Int = DigestParser.windowSize) {
    self.size = size
    self.limit = limit
  }

  /// The length of the next chunk; nil when more must come first.
  mutating func next(in text: UnsafeRawBufferPointer, isLast: Bool) -> Int? {
    var size = self.size
    while true {
      if text.count <= size, isLast {
        openHeader = []
        return text.count
      }
      if text.count < size { return nil }
      if let cut = cut(text, before: size) { return cut }
      if size >= limit {
        openHeader = []
        return ChunkCutter.anyLine(text, before: size)
      }
      size *= 2
    }
  }

  private mutating func cut(_ text: UnsafeRawBufferPointer, before size: Int) -> Int? {
    let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: text[..<size]))
    var places = Places()
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
      wasBlank = scanner.trimmed(offset..<end).isEmpty
      if wasBlank { header = nil }
      previous = offset
      offset = end + 1
    }
    return take(places, scanner, size)
  }

  /// Where lines begin before which a text can be cut.
  private struct Places {
    var heading: Int?
    var blank: Int?
    var row: (start: Int, header: Range<Int>)?
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

extension ByteScanner {
  /// `# Text`, at the margin.
  fileprivate func isHeading(_ line: Range<Int>) -> Bool {
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
