import Papers

/// Texts of authors in which nothing has to be found out: whole names in Latin letters, commas and `and` between them,
/// as arXiv and most programs write them. They are divided where they stand; `AuthorNames` would give the same.
///
/// A name is of at least two words; the first begins with a capital, the last ends with a small letter, and no word
/// could be one of “et al.” or divide names itself.
struct PlainNames {
  /// Where the names are in the text, in order.
  private(set) var names: [Range<Int>] = []
  /// There is something else than commas between them.
  private(set) var hasAnd = false
  private var part = Part()
  /// How many names came since the last `and`, and whether it were ever others than two: then no family name
  /// stands before a comma.
  private var group = 0
  private var isInOrder = false
  private var line = Line()
  private var isBroken = false

  /// Divides a text; false when there is more in it than names.
  mutating func divide(_ text: UnsafeRawBufferPointer) -> Bool {
    names.removeAll(keepingCapacity: true)
    (hasAnd, part, group, isInOrder) = (false, Part(), 0, false)
    (line, isBroken) = (Line(), false)
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if ASCII.isWhite(byte) {
        if byte == ASCII.lineFeed { endLine() }
        offset &+= 1
      } else if byte == ASCII.comma {
        guard line.take(comma: true), endPart(text) else { return false }
        offset &+= 1
      } else {
        guard let word = Word(at: offset, in: text), take(word, text) else { return false }
        offset = word.end
      }
    }
    guard endPart(text) else { return false }
    let isOneLine = !line.isAfterFeed
    endLine()
    endGroup()
    return (!hasAnd || isInOrder) && (isOneLine || isBroken)
  }

  /// arXiv's `et al. (72 additional authors not shown)`, which counts as a name, behind a comma at the end of a
  /// text; nil when nothing or something else is there.
  static func countOfOthers(_ scanner: ByteScanner) -> Range<Int>? {
    let all = scanner.trimmed(0..<scanner.bytes.count)
    let ending: StaticString = " additional authors not shown)"
    guard scanner.ends(all, with: ending),
      let start = scanner.findLast("et al. (", in: all.suffix(60)),
      scanner.bytes[scanner.trimmed(all.lowerBound..<start)].last == ASCII.comma
    else { return nil }
    let number = scanner.trimmed(start + 8..<all.upperBound - ending.utf8CodeUnitCount)
    guard scanner.bytes[number].allSatisfy(ASCII.isDigit) else { return nil }
    return start..<all.upperBound
  }

  private mutating func take(_ word: Word, _ text: UnsafeRawBufferPointer) -> Bool {
    _ = line.take(comma: false)
    guard word.isAnd(in: text) else { return part.take(word, text) }
    // It has a blank on both sides, and a name.
    guard word.end < text.count, ASCII.isWhite(text[word.end]), !names.isEmpty || part.words > 0,
      part.words == 0 || endPart(text), group > 0
    else { return false }
    hasAnd = true
    endGroup()
    return true
  }

  private mutating func endPart(_ text: UnsafeRawBufferPointer) -> Bool {
    guard part.isName(in: text) else { return false }
    names.append(part.range)
    group += 1
    part = Part()
    return true
  }

  private mutating func endGroup() {
    isInOrder = isInOrder || group != 2
    group = 0
  }

  private mutating func endLine() {
    isBroken = isBroken || line.isPieceOfText
    line = Line(isAfterFeed: true)
  }

  /// What tells that a line is a piece of a text, and not a name of its own.
  private struct Line {
    var isAfterFeed = false
    private var commas = 0
    private var hasText = false
    private var endsWithComma = false

    init(isAfterFeed: Bool = false) { self.isAfterFeed = isAfterFeed }

    var isPieceOfText: Bool { commas >= 2 || endsWithComma }

    /// Takes a word or a comma; false for a comma at the beginning.
    @inline(__always) mutating func take(comma: Bool) -> Bool {
      endsWithComma = comma
      commas += comma ? 1 : 0
      if comma { return hasText }
      hasText = true
      return true
    }
  }

  /// What stands between two blanks or commas.
  private struct Word {
    let start: Int
    let end: Int
    let hasSmall: Bool

    /// nil when there is something in it that is not in plain names.
    @inline(__always) init?(at start: Int, in text: UnsafeRawBufferPointer) {
      var end = start
      var letters: UInt8 = 0
      while end < text.count {
        let byte = text[end]
        if ASCII.isLetter(byte) {
          letters |= byte
        } else if byte == ASCII.comma || ASCII.isWhite(byte) {
          break
        } else if !PlainNames.mayBeInName(byte) {
          return nil
        }
        end &+= 1
      }
      (self.start, self.end, hasSmall) = (start, end, letters & 0x20 != 0)
    }

    func isAnd(in text: UnsafeRawBufferPointer) -> Bool {
      text[start] == 0x61 && end - start == 3 && text[start + 1] == 0x6E && text[start + 2] == 0x64
    }
  }

  /// Letters of Latin with an accent, in UTF-8 or in TeX, and the marks within names.
  @inline(__always) private static func mayBeInName(_ byte: UInt8) -> Bool {
    byte < 0x80
      ? ByteSet(".-'\\{}\"`~").contains(byte) : byte < 0xC0 || (0xC3...0xC5).contains(byte)
  }

  /// What stands between two dividers.
  private struct Part {
    private(set) var words = 0
    private(set) var range = 0..<0
    private var lastWord = 0
    private var hasSmall = false

    @inline(__always) mutating func take(_ word: Word, _ text: UnsafeRawBufferPointer) -> Bool {
      let first = text[word.start]
      if words == 0 {
        guard first &- 0x41 < 26 else { return false }
        range = word.start..<word.end
      } else {
        // `et al.`, `und`, `with`, `y`, and what else may stand between names.
        if ByteSet("aeuwy").contains(first) { return false }
        range = range.lowerBound..<word.end
      }
      if PlainNames.divides(word.start..<word.end, text) { return false }
      words += 1
      lastWord = word.start
      hasSmall = hasSmall || word.hasSmall
      return true
    }

    func isName(in text: UnsafeRawBufferPointer) -> Bool {
      guard words >= 2, hasSmall else { return false }
      let last = text[range.upperBound - 1]
      guard last &- 0x61 < 26 || last == ASCII.braceClosed || last >= 0x80 else { return false }
      // `More Authors`, `And Others`, `Et Al`, `Et Coll.`
      return !ByteSet("aAoOcC").contains(text[lastWord])
        || !AuthorWords.isOthers(UnsafeRawBufferPointer(rebasing: text[range]))
    }
  }

  /// `And` and `AND` divide names, too, and `By` may be before them.
  @inline(__always)
  private static func divides(_ word: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    let first = text[word.lowerBound]
    if first == 0x41, word.count == 3 { return ByteScanner(text).says("and", word) }
    return first == 0x42 && word.lowerBound == 0 && word.count == 2 && text[1] == 0x79
  }
}
