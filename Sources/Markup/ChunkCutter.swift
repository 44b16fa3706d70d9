import Digests

/// Cuts a text into chunks that can be read for themselves.
///
/// A chunk has a megabyte or so: outlines are several times as large as their texts, and an outline of a
/// whole window would not stay in the caches either. It ends before a heading, else before a line that
/// begins at the margin after a blank one, else before a row of a table, else before any line; within code
/// only when nothing else is there. Where no place is found, the chunk grows, up to the limit of an entry.
struct ChunkCutter {
  /// What a chunk should have, in bytes.
  static let size = 1 << 20
  /// The most a chunk can have: what the caller's window has at the least before it gives up.
  static let limit = DigestParser.entryLimit / 2

  /// The length of the next chunk; nil when more must come first.
  mutating func next(in text: UnsafeRawBufferPointer, isLast: Bool) -> Int? {
    var size = ChunkCutter.size
    while true {
      if text.count <= size {
        if isLast { return text.count }
        if text.count < size { return nil }
      }
      if let cut = ChunkCutter.cut(text, before: size) { return cut }
      if size >= ChunkCutter.limit { return ChunkCutter.anyLine(text, before: size) }
      size *= 2
    }
  }

  private static func cut(_ text: UnsafeRawBufferPointer, before size: Int) -> Int? {
    let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: text[..<size]))
    var fence: (byte: UInt8, count: Int)?
    var (heading, blank): (Int?, Int?) = (nil, nil)
    var offset = 0
    var wasBlank = false
    while offset < size {
      let end = scanner.lineEnd(from: offset)
      // A line that goes on beyond the size tells nothing.
      if end == size { break }
      let first = scanner.bytes[offset]
      if let mark = fenceMark(offset..<end, scanner) {
        if let open = fence {
          if mark.byte == open.byte, mark.count >= open.count, mark.isBare { fence = nil }
        } else {
          fence = (mark.byte, mark.count)
        }
      } else if fence == nil, offset > 0 {
        if first == ASCII.hash, scanner.isHeading(offset..<end) { heading = offset }
        if wasBlank, !ASCII.isWhite(first) { blank = offset }
      }
      wasBlank = scanner.trimmed(offset..<end).isEmpty
      offset = end + 1
    }
    // A heading in the first half would make many small chunks.
    if let heading, heading >= size / 2 { return heading }
    return blank ?? heading
  }

  /// Three or more of back-quotes or tildes at the beginning of a line.
  private static func fenceMark(
    _ line: Range<Int>, _ scanner: ByteScanner
  ) -> (byte: UInt8, count: Int, isBare: Bool)? {
    var start = line.lowerBound
    while start < line.upperBound, ASCII.isWhite(scanner.bytes[start]) { start += 1 }
    guard start < line.upperBound else { return nil }
    let byte = scanner.bytes[start]
    guard byte == 0x60 || byte == 0x7E else { return nil }
    var end = start
    while end < line.upperBound, scanner.bytes[end] == byte { end += 1 }
    guard end - start >= 3 else { return nil }
    return (byte, end - start, scanner.trimmed(end..<line.upperBound).isEmpty)
  }

  /// The last line that begins before `size`; all of it if none does.
  private static func anyLine(_ text: UnsafeRawBufferPointer, before size: Int) -> Int {
    var offset = size
    while offset > 1 {
      if text[offset - 1] == ASCII.lineFeed { return offset }
      offset -= 1
    }
    return size
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
}
