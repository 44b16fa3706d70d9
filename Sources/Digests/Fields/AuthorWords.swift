import Papers

/// What the parts of a text of authors are: initials, suffixes, “et al.”, names.
enum AuthorWords {
  /// `J.`, `J. K.`, `J.-P.`, `JK`, `J`.
  static func isInitials(_ text: UnsafeRawBufferPointer) -> Bool {
    var letters = 0
    var run = 0
    for byte in text {
      if byte &- 0x41 < 26 || byte >= 0xC0 {
        letters += 1
        run += 1
        if run > 2 { return false }
      } else if byte >= 0x80 {
        continue
      } else if byte == ASCII.period || byte == ASCII.hyphen || ASCII.isWhite(byte) {
        run = 0
      } else {
        return false
      }
    }
    return (1...5).contains(letters)
      && (text.count <= 2 || text.contains(ASCII.period) || text.contains(ASCII.space))
  }

  /// `Jr.`, `III`, `PhD`.
  static func isSuffix(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count == 2 || text.count == 3 else { return false }
    let known: [StaticString] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd"]
    return known.contains { ByteScanner(text).says($0, 0..<text.count) }
  }

  /// A family name that stands first: one word, or words that begin with a small letter or with a hyphen.
  static func isFamily(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let first = text.first else { return false }
    let words = text.split(separator: ASCII.space)
    if words.count == 1 || first &- 0x61 < 26 { return true }
    let particle = words[0].map(ASCII.lower)
    return particles.contains { ASCII.equals($0, particle) }
  }

  private static let particles: [StaticString] = [
    "de", "di", "da", "do", "du", "dos", "del", "della", "le", "la", "van", "von", "der", "den",
    "ter", "ten", "el",
    "al", "bin", "ben", "ibn", "san", "st", "st.", "mac", "mc", "af", "zu",
  ]

  /// “et al.”, `and 3 others`, `等 12 位作者`, `…`.
  static func isOthers(_ text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    var start = 0
    while start < text.count,
      ASCII.isDigit(text[start]) || ASCII.isWhite(text[start])
        || ByteSet("+.(").contains(text[start])
    {
      start += 1
    }
    let word = start..<text.count
    if word.isEmpty { return true }
    // Names begin with other letters, most of them.
    guard text[0] >= 0x80 || text[start] >= 0x80 || ByteSet("aAeEoOmMuU").contains(text[start])
    else {
      return false
    }
    let whole: [StaticString] = [
      "al", "al.", "et al", "et al.", "et. al.", "et. al", "et.al.", "et.al", "etal", "etal.",
      "others", "other",
      "other authors", "more", "more authors", "authors", "additional authors", "et coll.", "u.a.",
      "u. a.",
      "and", "and others", "и др.", "и др", "и другие", "ほか", "他", "他多数", "…",
    ]
    if word.count <= 20, whole.contains(where: { scanner.says($0, word) }) { return true }
    if scanner.has("等", at: 0, before: text.count) { return true }
    if scanner.has("他", at: 0, before: text.count), text.contains(where: ASCII.isDigit) {
      return true
    }
    return scanner.has("외", at: 0, before: text.count) && text.contains(where: ASCII.isDigit)
  }

  /// What comes after a name and is no given name.
  static func isInstitution(_ text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    let all = 0..<text.count
    let words: [StaticString] = [
      "Universit", "Institut", "Laborator", " Lab", "College", "School", " Inc", "Research",
      "Academy", "Hospital",
      "Center", "Centre", "Department", "大学", "学院", "研究",
    ]
    if words.contains(where: { scanner.find($0, in: all) != nil }) { return true }
    // `MIT`, `CMU`; but `AB` are initials.
    return text.count >= 3 && text.count <= 6 && text.allSatisfy { $0 &- 0x41 < 26 }
  }

  /// The name in a part: without marks at its ends and without “et al.”; nil when nothing is left.
  static func name(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    let scanner = ByteScanner(text)
    var range = trimmed(0..<text.count, scanner)
    range = withoutOthers(range, scanner)
    // `Bo Lee1`
    if text[range].contains(ASCII.space) {
      var end = range.upperBound
      while end > range.lowerBound, ASCII.isDigit(text[end - 1]) { end -= 1 }
      if end < range.upperBound, end > range.lowerBound, text[end - 1] &- 0x61 < 26 {
        range = range.lowerBound..<end
      }
    }
    // The end of the sentence.
    if text[range].last == ASCII.period {
      let word = text[range].dropLast().reversed().prefix { ASCII.isLetter($0) }
      if word.count >= 3, word.count < range.count - 1,
        word.dropLast().allSatisfy({ $0 &- 0x61 < 26 })
      {
        range = range.dropLast()
      }
    }
    let name = scanner.slice(range)
    if range.isEmpty || isOthers(name) { return nil }
    let hasLetter = name.contains { ASCII.isLetter($0) || $0 >= 0x80 }
    return hasLetter ? Array(name) : nil
  }

  private static func trimmed(_ range: Range<Int>, _ scanner: ByteScanner) -> Range<Int> {
    var range = range
    func isMark(_ byte: UInt8) -> Bool {
      ASCII.isWhite(byte) || ByteSet("*_#`~^:,-+").contains(byte)
    }
    while let first = scanner.bytes[range].first, isMark(first) { range = range.dropFirst() }
    while let last = scanner.bytes[range].last, isMark(last) || last == ASCII.backslash {
      range = range.dropLast()
    }
    return range
  }

  /// `First Author et al.`, `张三等`.
  private static func withoutOthers(_ range: Range<Int>, _ scanner: ByteScanner) -> Range<Int> {
    guard mayHaveOthers(range, scanner.bytes) else { return range }
    for place in [" et al", " et. al", " et.al", " and others", "等人", "等", " u.a.", " и др"]
      as [StaticString]
    {
      guard let start = scanner.findLast(place, in: range) else { continue }
      let rest = scanner.slice(start..<range.upperBound)
      // arXiv's `et al. (72 additional authors not shown)` says how many.
      if rest.contains(ASCII.parenthesisOpen) { return range }
      if isOthers(scanner.slice(scanner.trimmed(start..<range.upperBound))) {
        return scanner.trimmed(range.lowerBound..<start)
      }
    }
    return range
  }

  /// Whether something in a range begins as one of those words does.
  private static func mayHaveOthers(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var wasBlank = false
    for offset in range {
      let byte = bytes[offset]
      if byte == 0xE7 || wasBlank && (byte == 0xD0 || ByteSet("eau").contains(byte)) { return true }
      wasBlank = byte == ASCII.space
    }
    return false
  }
}
