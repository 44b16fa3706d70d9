/// Collects what a dialect reads: the arena, the records and the problems of one digest.
public struct DigestBuilder {
  /// The digest's own heading, when a reader has found one.
  var heading: String?
  /// The line at which the window begins that is being read, from 1.
  var line = 1
  private(set) var records: [EntryRecord] = []
  private(set) var problems: [Problem] = []
  /// Bytes from `used` on are room to write into.
  private var arena: [UInt8] = []
  private var used = 0
  private var emphasis: [TextSpan] = []

  /// The largest arena: offsets have 32 bits.
  private static let arenaLimit = Int(UInt32.max) - (64 << 20)
  /// How many problems are kept, so that a file of nonsense does not fill the memory.
  private static let problemLimit = 10_000

  /// `expectedBytes` is what the file has, if that is known; it saves growing.
  init(expectedBytes: Int) {
    arena.reserveCapacity(min(expectedBytes + expectedBytes / 64 + 4096, DigestBuilder.arenaLimit))
    LargePages.use(for: &arena)
    records.reserveCapacity(min(expectedBytes, DigestBuilder.arenaLimit) / 1500)
  }

  /// Whether another entry can be taken.
  var isFull: Bool { used > DigestBuilder.arenaLimit }

  mutating func add(_ record: EntryRecord) {
    records.append(record)
  }

  mutating func add(_ kind: Problem.Kind, line: Int) {
    if problems.count < DigestBuilder.problemLimit {
      problems.append(Problem(line: line, kind: kind))
    }
  }

  /// Takes the tags of an entry back.
  mutating func dropTags(ofEntry index: Int) {
    records[index].tags = .empty
  }

  /// Appends a text, cleaned. What stands out in it is added to the emphasis.
  mutating func append(
    _ text: UnsafeRawBufferPointer, markup: TextCleaner.Markup
  ) -> TextCleaner.Outcome {
    makeRoom(2 * text.count + 64)
    var spans: [TextSpan] = []
    swap(&spans, &emphasis)
    let outcome = arena.withUnsafeMutableBytes { room in
      TextCleaner.clean(text, into: room, at: used, markup: markup, emphasis: &spans)
    }
    swap(&spans, &emphasis)
    used = outcome.span.range.upperBound
    return outcome
  }

  /// Appends the items of a comma-separated list, without empty ones and without “et al.”.
  mutating func append(commaSeparated text: UnsafeRawBufferPointer) -> TextSpan {
    // The text is cleaned as a whole, and divided where it came to stand: items only get shorter.
    let all = append(text, markup: .none).span
    used = Int(all.offset)
    arena.withUnsafeMutableBufferPointer { arena in
      var from = all.range.lowerBound
      while from < all.range.upperBound {
        var end = from
        while end < all.range.upperBound, arena[end] != ASCII.comma { end += 1 }
        var item = from..<end
        from = end + 1
        while let first = item.first, ASCII.isWhite(arena[first]) { item.removeFirst() }
        while let last = item.last, ASCII.isWhite(arena[last]) { item.removeLast() }
        if item.isEmpty || DigestBuilder.isEtAl(arena[item]) { continue }
        if used > all.range.lowerBound {
          arena[used] = Digest.separator
          used += 1
        }
        for offset in item {
          // An item is one line.
          arena[used] = arena[offset] == Digest.paragraph ? ASCII.space : arena[offset]
          used += 1
        }
      }
    }
    return TextSpan(offset: all.offset, length: UInt32(used) - all.offset)
  }

  /// Appends distinct texts of the arena as a list: of those that differ only by case, the first.
  mutating func append(distinct spans: [TextSpan]) -> TextSpan {
    let start = used
    var known: [TextSpan] = []
    for span in spans where !span.isEmpty {
      if known.contains(where: { isSame($0, span) }) { continue }
      known.append(span)
      makeRoom(Int(span.length) + 1)
      for offset in span.range {
        // An item is one line, and has no item within.
        arena[used] = arena[offset] == Digest.paragraph ? ASCII.space : arena[offset]
        used += 1
      }
      appendByte(Digest.separator)
    }
    return endList(from: start)
  }

  /// The spans added to the emphasis since there were `count`.
  func emphasis(since count: Int) -> [TextSpan] { Array(emphasis[count...]) }
  var emphasisCount: Int { emphasis.count }

  /// Forgets what stands out since there were `count` spans.
  mutating func dropEmphasis(since count: Int) {
    emphasis.removeSubrange(count...)
  }

  /// The digest of what was collected; the builder is empty afterwards.
  mutating func build(path: String, name: String, dialect: String) -> Digest {
    // Taken out, so that there is one owner and cutting it does not copy it.
    var text: [UInt8] = []
    swap(&text, &arena)
    text.removeLast(text.count - used)
    return Digest(
      path: path, name: heading ?? name, dialect: dialect, arena: text, records: records,
      emphasis: emphasis, problems: problems.sorted { $0.line < $1.line })
  }

  private mutating func makeRoom(_ count: Int) {
    if arena.count < used + count {
      arena.append(contentsOf: repeatElement(0, count: used + count - arena.count))
    }
  }

  private mutating func appendByte(_ byte: UInt8) {
    makeRoom(1)
    arena[used] = byte
    used += 1
  }

  /// Ends a list whose items each have a separator after them.
  private mutating func endList(from start: Int) -> TextSpan {
    if used > start { used -= 1 }
    return TextSpan(offset: UInt32(start), length: UInt32(used - start))
  }

  private func isSame(_ left: TextSpan, _ right: TextSpan) -> Bool {
    left.length == right.length
      && zip(left.range, right.range).allSatisfy {
        ASCII.lower(arena[$0]) == ASCII.lower(arena[$1])
      }
  }

  private static func isEtAl(_ item: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
    item.count <= 6 && (item.elementsEqual("et al.".utf8) || item.elementsEqual("et al".utf8))
  }
}
