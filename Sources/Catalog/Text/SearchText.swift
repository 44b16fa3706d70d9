import Papers
import TeX

/// The folded text of every paper of a segment, in one arena, in the order of the rows.
///
/// A row is `title \n authors \n tags \n categories \n summary \n comment \n abstract \n` (`RowField`); list
/// items are divided by U+001F. A field with TeX in it is what is shown, U+001E, and what the author wrote, so that both are
/// found. No term holds any of these bytes, so no match crosses a field or an item.
struct SearchText {
  private var arena: [UInt8] = []
  /// Where each row begins; one more at the end.
  private var starts: [Int] = [0]

  var rowCount: Int { starts.count - 1 }
  var byteCount: Int { arena.count }

  mutating func reserve(bytes: Int, rows: Int, _ memory: MemoryAdvice) {
    arena.reserveCapacity(bytes)
    memory.apply(to: &arena)
    starts.reserveCapacity(rows + 1)
  }

  mutating func append(_ paper: Paper) {
    append(paper.title)
    append(paper.authors)
    append(list: paper.tags)
    append(list: paper.categories)
    append(paper.summary)
    append(paper.comment)
    append(paper.abstract)
    starts.append(arena.count)
  }

  /// Lends the folded bytes of all rows, and where they begin.
  func withRows<Result>(
    _ body: (_ arena: UnsafeRawBufferPointer, _ starts: UnsafeBufferPointer<Int>) -> Result
  ) -> Result {
    arena.withUnsafeBytes { bytes in
      starts.withUnsafeBufferPointer { body(bytes, $0) }
    }
  }

  /// The folded title of a row, for sorting.
  func title(of row: Int) -> ArraySlice<UInt8> {
    let start = starts[row]
    return arena[start...].prefix { $0 != 0x0A && $0 != SearchText.written }
  }

  /// The folded first author of a row, for sorting.
  func firstAuthor(of row: Int) -> ArraySlice<UInt8> {
    withAuthors(of: row) { $0.prefix { $0 != Digest.separator } }
  }

  /// Lends the folded authors of a row, as they are shown.
  func withAuthors<Result>(of row: Int, _ body: (ArraySlice<UInt8>) -> Result) -> Result {
    let start = arena[starts[row]...].prefix { $0 != 0x0A }.endIndex + 1
    return body(arena[start...].prefix { $0 != 0x0A && $0 != SearchText.written })
  }

  /// Lends the bytes of the folded authors of a row, as they are shown.
  func withAuthorBytes<Result>(
    of row: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    arena.withUnsafeBytes { bytes in
      let row = bytes[starts[row]..<starts[row + 1]]
      let start = (row.firstIndex(of: 0x0A) ?? row.endIndex - 1) + 1
      let end = row[start...].firstIndex { $0 == 0x0A || $0 == SearchText.written } ?? row.endIndex
      return body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
  }

  /// Divides what is shown from what was written.
  static let written: UInt8 = 0x1E

  private mutating func append(_ passage: Passage) {
    passage.withBytes { bytes in
      if !TeXText.isPlain(bytes) {
        append(rendered: bytes)
        arena.append(SearchText.written)
      }
      appendFolded(bytes)
    }
    arena.append(0x0A)
  }

  /// Appends what is shown for a text or a list of them.
  private mutating func append(rendered bytes: UnsafeRawBufferPointer) {
    for (index, item) in bytes.split(
      separator: Digest.separator, omittingEmptySubsequences: false
    ).enumerated() {
      if index > 0 { arena.append(Digest.separator) }
      TeXText(UnsafeRawBufferPointer(rebasing: item)).text.withUnsafeBytes { appendFolded($0) }
    }
  }

  private mutating func append(list: [Passage]) {
    for (index, item) in list.enumerated() {
      if index > 0 { arena.append(Digest.separator) }
      item.withBytes { appendFolded($0) }
    }
    arena.append(0x0A)
  }

  /// Folds eight ASCII bytes at a time, and character by character where there are others.
  private mutating func appendFolded(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    var offset = 0
    while offset < bytes.count {
      offset += appendASCII(base + offset, count: bytes.count - offset)
      guard offset < bytes.count else { return }
      // A stretch of other characters, up to the next blank or so.
      let stretch = bytes[offset...].prefix(while: { $0 >= 0x80 })
      for scalar in String(decoding: stretch, as: UTF8.self).unicodeScalars {
        Fold.full.append(scalar, to: &arena)
      }
      offset = stretch.endIndex
    }
  }

  /// Appends ASCII bytes in small letters, and returns how many there were before another byte.
  private mutating func appendASCII(_ base: UnsafeRawPointer, count: Int) -> Int {
    var done = 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: SearchText.blockSize) { buffer in
      let target = UnsafeMutableRawPointer(buffer.baseAddress!)
      while done < count {
        let limit = min(count - done, SearchText.blockSize)
        var filled = 0
        while filled + 8 <= limit {
          let word = (base + done + filled).loadUnaligned(as: UInt64.self)
          guard word & 0x8080_8080_8080_8080 == 0 else { break }
          target.storeBytes(of: SearchText.lowered(word), toByteOffset: filled, as: UInt64.self)
          filled += 8
        }
        while filled < limit {
          let byte = base.load(fromByteOffset: done + filled, as: UInt8.self)
          guard byte < 0x80 else { break }
          buffer[filled] = byte &- 0x41 < 26 ? byte | 0x20 : byte
          filled += 1
        }
        // The end of a paragraph reads as a blank; a line feed divides fields.
        for index in 0..<filled where buffer[index] == 0x0A { buffer[index] = 0x20 }
        arena.append(contentsOf: UnsafeRawBufferPointer(start: target, count: filled))
        done += filled
        if filled < limit { return }
      }
    }
    return done
  }

  private static let blockSize = 4096

  /// Eight ASCII bytes with their capital letters made small: adding puts the top bit of a byte on
  /// when it is at least `A`, or more than `Z`; a quarter of that bit is the difference in case.
  private static func lowered(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let fromA = word &+ 0x3F &* ones
    let afterZ = word &+ 0x25 &* ones
    return word | (fromA & ~afterZ & (0x80 &* ones)) >> 2
  }
}
