import Papers

/// Where the folded form of a text differs from the text by more than capital letters, and how.
struct Differences {
  /// What of the text is something else in the folded form, in its order; where nothing is left out, an empty range.
  private var ranges: [Range<Int>] = []
  /// What it is there: folded bytes, one after the other, and where those of each end.
  private var folded: [UInt8] = []
  private var ends: [Int] = []

  /// Finds those of a text as it was written.
  mutating func find(_ text: UnsafeRawBufferPointer) {
    clear()
    find(text, in: 0..<text.count)
  }

  /// Finds those of a text as it is shown.
  mutating func find(
    _ shown: ShownList, in text: UnsafeRawBufferPointer
  ) {
    clear()
    var place = 0
    shown.text.withUnsafeBytes { output in
      for piece in shown.pieces {
        guard piece.isVerbatim, piece.source.lowerBound >= place,
          piece.source.count == piece.output.count
        else {
          add(place..<place, UnsafeRawBufferPointer(rebasing: output[piece.output]))
          continue
        }
        let start = piece.source.lowerBound
        if start > place { add(place..<start, output.part(from: 0, to: 0)) }
        place = piece.source.upperBound
        find(text, in: start..<place)
      }
    }
    if place < text.count { add(place..<text.count, text.part(from: 0, to: 0)) }
  }

  private mutating func clear() {
    ranges.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Finds runs of what is neither ASCII nor all in one paragraph.
  private mutating func find(_ text: UnsafeRawBufferPointer, in range: Range<Int>) {
    func isSame(_ byte: UInt8) -> Bool { byte < 0x80 && byte != Digest.paragraph }
    var place = range.lowerBound
    while place < range.upperBound {
      let rest = UnsafeRawBufferPointer(rebasing: text[place..<range.upperBound])
      place += Fold.countOfSame(rest)
      let start = place
      while place < range.upperBound, !isSame(text[place]) { place += 1 }
      if place > start { add(start..<place, UnsafeRawBufferPointer(rebasing: text[start..<place])) }
    }
  }

  /// Adds that a range is something else; right behind the last one it is a part of that.
  private mutating func add(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) {
    Fold.appendFolded(bytes, to: &folded)
    if let last = ranges.last, last.upperBound == range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      ends[ends.count - 1] = folded.count
    } else {
      ranges.append(range)
      ends.append(folded.count)
    }
  }

  // MARK: Passages

  /// Appends the passages around them, as `RowText` reads them.
  func append(
    _ text: UnsafeRawBufferPointer, places: inout [UInt8], passages: inout [UInt8]
  ) {
    var count = 0
    eachPassage(of: text) { _, _ in count += 1 }
    Varints.append(count, to: &places)
    var place = 0
    eachPassage(of: text) { range, indices in
      Varints.append(range.lowerBound - place, to: &places)
      Varints.append(range.count, to: &places)
      let start = passages.count
      place = range.lowerBound
      for index in indices {
        Fold.appendFolded(text.part(from: place, to: ranges[index].lowerBound), to: &passages)
        passages += folded[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
        place = ranges[index].upperBound
      }
      Fold.appendFolded(text.part(from: place, to: range.upperBound), to: &passages)
      place = range.upperBound
      Varints.append(passages.count - start, to: &places)
      passages.append(RowField.written)
    }
  }

  /// Shows what of the text each passage stands for, and which of the differences are in it.
  private func eachPassage(
    of text: UnsafeRawBufferPointer, _ body: (Range<Int>, Range<Int>) -> Void
  ) {
    var first = 0
    while first < ranges.count {
      var last = first
      while last + 1 < ranges.count,
        isNear(ranges[last].upperBound..<ranges[last + 1].lowerBound, text)
      {
        last += 1
      }
      var start = ranges[first].lowerBound
      let (least, most) = (
        max(0, start - Needle.margin),
        min(text.count, ranges[last].upperBound + Needle.margin)
      )
      // Nothing that is looked for goes beyond an item of a list.
      while start > least, text[start - 1] != Digest.separator { start -= 1 }
      var end = ranges[last].upperBound
      while end < most, text[end] != Digest.separator { end += 1 }
      body(start..<end, first..<last + 1)
      first = last + 1
    }
  }

  /// Whether passages on both sides of a range would meet.
  private func isNear(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    range.count <= 2 * Needle.margin && !text[range].contains(Digest.separator)
  }
}
