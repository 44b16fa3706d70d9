/// What stands before an id and says that it is one of arXiv: an address up to the id, or a word.
///
/// An address is looked at backwards to its scheme or to what cannot be in one; a word over blanks, brackets
/// and mark-up (`**arXiv**: [2401.01234]`). At most `limit` bytes are looked at.
struct ArxivPlace {
  /// Where the address or the word begins.
  let start: Int
  /// It is an address, which may go on after the id.
  let isAddress: Bool

  private static let limit = 256

  /// nil when nothing says so. Bytes before `first` do not count.
  init?(before end: Int, from first: Int, _ scanner: ByteScanner) {
    let first = max(first, end - ArxivPlace.limit)
    guard end > first else { return nil }
    let bytes = scanner.bytes
    // `1.2345.6789` is no id, whatever is before it.
    if end - first > 1, bytes[end - 1] == ASCII.period, ASCII.isDigit(bytes[end - 2]) { return nil }
    if let start = ArxivPlace.address(before: end, from: first, scanner) {
      self.start = start
      isAddress =
        bytes[start..<end].contains(ASCII.slash) || bytes[start..<end].contains(ASCII.percent)
    } else if let start = ArxivPlace.word(before: end, from: first, bytes) {
      self.start = start
      isAddress = false
    } else {
      return nil
    }
  }

  /// What may stand in an address that is not within brackets.
  static func isOfAddress(_ byte: UInt8) -> Bool {
    byte > ASCII.space && byte < ASCII.delete && !ByteSet("<>\"'()[]{}|\\`*,;^").contains(byte)
  }

  private static func address(before end: Int, from first: Int, _ scanner: ByteScanner) -> Int? {
    let bytes = scanner.bytes
    var start = end
    while start > first,
      isOfAddress(bytes[start - 1])
        // JSON may have `https:\/\/`.
        || bytes[start - 1] == ASCII.backslash && start < end && bytes[start] == ASCII.slash
    {
      start -= 1
      // An address within an address: the inner one counts.
      guard ByteSet(":%").contains(bytes[start]),
        scanner.has("://", at: start, before: end)
          || scanner.has("%3A%2F%2F", at: start, before: end)
          || scanner.has("%3a%2f%2f", at: start, before: end)
      else { continue }
      while start > first, ASCII.isLetter(bytes[start - 1]) { start -= 1 }
      break
    }
    guard start < end else { return nil }
    let isKnown = withUnsafeTemporaryAllocation(byteCount: end - start, alignment: 16) { room in
      let count = fold(bytes[start..<end], into: room)
      return isPlace(UnsafeRawBufferPointer(rebasing: room[..<count]))
    }
    return isKnown ? start : nil
  }

  /// With small letters, and without escapes. Returns how many bytes that are.
  private static func fold(
    _ bytes: Slice<UnsafeRawBufferPointer>, into room: UnsafeMutableRawBufferPointer
  ) -> Int {
    var (offset, count) = (bytes.startIndex, 0)
    let base = bytes.base
    while offset < bytes.endIndex {
      if base[offset] == ASCII.backslash {
        offset += 1
        continue
      }
      if base[offset] == ASCII.percent, offset + 2 < bytes.endIndex,
        let high = ASCII.hexValue(base[offset + 1]), let low = ASCII.hexValue(base[offset + 2])
      {
        room[count] = ASCII.lower(high << 4 | low)
        offset += 3
      } else {
        room[count] = ASCII.lower(base[offset])
        offset += 1
      }
      count += 1
    }
    return count
  }

  /// Sites that have arXiv's papers under arXiv's ids, and what comes before the id there.
  private static let places: [StaticString] = [
    "alphaxiv.", "ar5iv", "huggingface.co/papers", "hf.co/papers", "hf-mirror.com/papers",
    "papers.cool/", "scirate.com/", "xxx.", "sissa.it/", "lanl.gov/", "10.48550/",
    "front.math.ucdavis.edu/", "emergentmind.com/papers/", "deeppaper.ai/papers/", "eprintweb.org/",
  ]

  private static func isPlace(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(bytes)
    let isGlued = ASCII.isLetter(bytes[bytes.count - 1]) || ASCII.isDigit(bytes[bytes.count - 1])
    if isGlued { return scanner.endsWithWord("arxiv", at: bytes.count) }
    if scanner.hasWord("arxiv", in: 0..<bytes.count) { return true }
    if places.contains(where: { scanner.find($0, in: 0..<bytes.count) != nil }) { return true }
    // arXiv's own pages have addresses without a host, and mirrors have names of their own.
    if bytes.count >= 5, scanner.has("/abs/", at: bytes.count - 5, before: bytes.count) {
      return true
    }
    return (["/pdf/", "/html/", "/format/", "abs/", "pdf/"] as [StaticString]).contains {
      bytes.count == $0.utf8CodeUnitCount && scanner.has($0, at: 0, before: bytes.count)
    }
  }

  /// `arXiv`, and `preprint` or the like after it, before blanks, colons, brackets and mark-up.
  private static func word(before end: Int, from first: Int, _ bytes: UnsafeRawBufferPointer)
    -> Int?
  {
    var end = end
    // `arXiv`, `preprint`, `no.`, and the id.
    for _ in 0..<4 {
      guard let wordEnd = withoutDividers(before: end, from: first, bytes), wordEnd < end else {
        return nil
      }
      var start = wordEnd
      while start > first, wordEnd - start < 16, ASCII.isLetter(bytes[start - 1]) { start -= 1 }
      let (scanner, word) = (ByteScanner(bytes), start..<wordEnd)
      if prefixes.contains(where: { scanner.says($0, word) }) { return start }
      if scanner.says("org", word), start - first >= 6, scanner.says("arxiv.", start - 6..<start) {
        return start - 6
      }
      guard kinds.contains(where: { scanner.says($0, word) }) else { return nil }
      end = start
    }
    return nil
  }

  /// What an id comes after.
  private static let prefixes: [StaticString] = ["arxiv", "arxivid", "eprint"]

  /// Words between `arXiv` and an id.
  private static let kinds: [StaticString] = [
    "preprint", "preprints", "print", "e", "id", "ids", "identifier", "number", "no",
    "nr", "paper", "link", "url", "report", "abs", "abstract", "pdf", "version",
  ]

  /// The end of the text before blanks, at most one line feed, and signs; nil when there is too much of them.
  private static func withoutDividers(
    before end: Int, from first: Int, _ bytes: UnsafeRawBufferPointer
  ) -> Int? {
    var offset = end
    var feeds = 0
    while offset > first {
      if end - offset > 24 || feeds > 1 { return nil }
      let byte = bytes[offset - 1]
      if byte == ASCII.lineFeed { feeds += 1 }
      if ASCII.isWhite(byte) || ByteSet(":.-_#*[](){}\"'`=>\\<~").contains(byte) {
        offset -= 1
      } else if let length = wideDivider(endingAt: offset, from: first, bytes) {
        offset -= length
      } else {
        break
      }
    }
    return feeds > 1 ? nil : offset
  }

  /// The full-width colon and brackets, and blanks that do not break.
  private static func wideDivider(
    endingAt end: Int, from first: Int, _ bytes: UnsafeRawBufferPointer
  ) -> Int? {
    guard bytes[end - 1] >= 0x80 || bytes[end - 1] == ASCII.semicolon else { return nil }
    let scanner = ByteScanner(bytes)
    return (["：", "（", "【", "】", "\u{A0}", "&nbsp;", "–", "—"] as [StaticString]).first {
      let start = end - $0.utf8CodeUnitCount
      return start >= first && scanner.has($0, at: start, before: end)
    }?.utf8CodeUnitCount
  }
}

extension ByteScanner {
  /// Whether a text has a word, with no letter before it.
  func hasWord(_ word: StaticString, in range: Range<Int>) -> Bool {
    var rest = range
    while let place = find(word, in: rest) {
      if place == range.lowerBound || !ASCII.isLetter(bytes[place - 1]) { return true }
      rest = place + 1..<range.upperBound
    }
    return false
  }

  /// Whether the text before `end` ends with a word.
  package func endsWithWord(_ word: StaticString, at end: Int) -> Bool {
    let start = end - word.utf8CodeUnitCount
    return start >= 0 && has(word, at: start, before: end)
      && (start == 0 || !ASCII.isLetter(bytes[start - 1]))
  }
}
