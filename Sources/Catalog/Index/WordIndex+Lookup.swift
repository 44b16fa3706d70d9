extension WordIndex {
  /// The rows in whose words each of some runs of bytes stands, a bit a row; there is at least one, and none is empty.
  ///
  /// - Parameter asWords: as words of their own, in the singular or the plural.
  func rows(holdingAll runs: [ArraySlice<UInt8>], asWords: Bool = false) -> [UInt64] {
    let count = RowBits.wordCount(rowCount)
    return withView { view in
      var result: [UInt64] = []
      for run in runs {
        let rows = [UInt64](unsafeUninitializedCapacity: count) { room, filled in
          room.initialize(repeating: 0)
          filled = count
          let rows = RowBits(UnsafeMutableBufferPointer(rebasing: room[..<count]))
          run.withUnsafeBytes { run in
            if asWords {
              view.insertRows(ofWord: run, into: rows)
            } else {
              view.insertRows(holding: run, into: rows)
            }
          }
        }
        if result.isEmpty {
          result = rows
        } else {
          for index in rows.indices { result[index] &= rows[index] }
        }
      }
      return result
    }
  }
}

extension WordIndex.View {
  /// Takes the rows in whose words some bytes stand, which are not empty.
  func insertRows(holding bytes: UnsafeRawBufferPointer, into rows: RowBits) {
    if let known = rowsOfRun(bytes) { return rows.insert(bits: known) }
    let found = suffixes(beginningWith: bytes)
    if found.count <= 16 {
      // A word that comes twice is no harm.
      for index in found { insertRows(of: word(at: suffixes[index]), into: rows) }
      return
    }
    // Each word once, and in the order in which they stand in the memory.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: wordCount / 64 + 1) { marks in
      marks.update(repeating: 0)
      for index in found {
        let word = word(at: suffixes[index])
        if word >= 0, word < wordCount { marks[word >> 6] |= 1 &<< UInt64(word & 63) }
      }
      RowBits(marks).visit { insertRows(of: $0, into: rows) }
    }
  }

  /// The set of some bytes, if they have one.
  func rowsOfRun(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard bytes.count <= HeavyRuns.longest else { return nil }
    let run = HeavyRuns.number(bytes)
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle] < run { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low] == run else { return nil }
    let size = RowBits.wordCount(rowCount) * 8
    return runRows.part(
      from: Int(runNumbers[low]) * size, to: (Int(runNumbers[low]) + 1) * size)
  }

  /// The suffixes that begin with some bytes.
  func suffixes(beginningWith bytes: UnsafeRawBufferPointer) -> Range<Int> {
    /// The first suffix of a range that comes after the bytes; with `orBeginning`, one that begins with them is such
    /// a one too.
    func first(orBeginning: Bool, in range: Range<Int>) -> Int {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(middle, orBeginning) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    func isBefore(_ index: Int, _ orBeginning: Bool) -> Bool {
      let order = order(of: suffixes[index], bytes)
      return order < 0 || order == 0 && !orBeginning
    }
    let start = first(orBeginning: true, in: 0..<suffixes.count)
    // Most ranges are short.
    var (end, step) = (start, 1)
    while end + step <= suffixes.count, isBefore(end + step - 1, false) {
      end += step
      step *= 2
    }
    return start..<first(orBeginning: false, in: end..<min(suffixes.count, end + step))
  }

  /// Less than 0 where what stands at a place comes before some bytes, 0 where it begins with them.
  @inline(__always)
  private func order(of place: Int, _ bytes: UnsafeRawBufferPointer) -> Int {
    var index = 0
    while index < bytes.count {
      let byte = place &+ index < words.count ? words[place &+ index] : 0x0A
      // A line end comes before everything; nothing that is looked for has one.
      if byte != bytes[index] { return Int(byte == 0x0A ? 0 : byte) &- Int(bytes[index]) }
      index &+= 1
    }
    return 0
  }
}
