import Digests

/// The folded text of every paper of a segment, in one arena, in the order of the rows.
///
/// A row is `title \n authors \n tags \n categories \n abstract \n`; list items are divided by
/// U+001F. No term holds either byte, so no match crosses a field or an item.
struct SearchText {
  private var arena: [UInt8] = []
  /// Where each row begins; one more at the end.
  private var starts: [UInt32] = [0]

  var rowCount: Int { starts.count - 1 }

  mutating func reserve(bytes: Int, rows: Int) {
    arena.reserveCapacity(bytes)
    starts.reserveCapacity(rows + 1)
  }

  mutating func append(_ paper: Paper) {
    append(paper.title)
    append(paper.authors)
    append(list: paper.tags)
    append(list: paper.categories)
    append(paper.abstract)
    starts.append(UInt32(arena.count))
  }

  /// Lends the folded bytes of all rows, and where they begin.
  func withRows<Result>(
    _ body: (_ arena: UnsafeRawBufferPointer, _ starts: UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    arena.withUnsafeBytes { bytes in
      starts.withUnsafeBufferPointer { body(bytes, $0) }
    }
  }

  /// The folded title of a row, for sorting.
  func title(of row: Int) -> ArraySlice<UInt8> {
    let start = Int(starts[row])
    return arena[start...].prefix { $0 != 0x0A }
  }

  /// The folded first author of a row, for sorting.
  func firstAuthor(of row: Int) -> ArraySlice<UInt8> {
    let start = title(of: row).endIndex + 1
    return arena[start...].prefix { $0 != 0x0A && $0 != Digest.separator }
  }

  private mutating func append(_ passage: Passage) {
    passage.withBytes { appendFolded($0) }
    arena.append(0x0A)
  }

  private mutating func append(list: [Passage]) {
    for (index, item) in list.enumerated() {
      if index > 0 { arena.append(Digest.separator) }
      item.withBytes { appendFolded($0) }
    }
    arena.append(0x0A)
  }

  /// Folds sixteen ASCII bytes at a time, and character by character where there are others.
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
    let before = arena.count
    var done = 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
      let target = UnsafeMutableRawPointer(buffer.baseAddress!)
      var stopped = false
      while done < count, !stopped {
        var filled = 0
        while filled + 16 <= 4096, done + 16 <= count {
          let block = (base + done).loadUnaligned(as: SIMD16<UInt8>.self)
          let upper = unsafeBitCast((block &- 0x41) .< 26, to: SIMD16<UInt8>.self) & 0x20
          let odd = unsafeBitCast((block .>= 0x80) .| (block .== 0x0A), to: SIMD2<UInt64>.self)
          guard odd[0] | odd[1] == 0 else { break }
          target.storeBytes(of: block | upper, toByteOffset: filled, as: SIMD16<UInt8>.self)
          filled += 16
          done += 16
        }
        // The rest of the block, byte by byte, until the blocks can go on.
        var steps = 0
        while filled < 4096, done < count, steps < 16 {
          let byte = base.load(fromByteOffset: done, as: UInt8.self)
          guard byte < 0x80 else {
            stopped = true
            break
          }
          let isUpper = byte &- 0x41 < 26
          buffer[filled] = byte == 0x0A ? 0x20 : byte | (isUpper ? 0x20 : 0)
          filled += 1
          done += 1
          steps += 1
        }
        arena.append(contentsOf: UnsafeRawBufferPointer(start: target, count: filled))
      }
    }
    assert(arena.count - before == done)
    return done
  }
}
