import Papers

/// Whether a text is a list of people: what stands after a title in many lists, without a word that says so.
enum NameLists {
  /// Longer texts are no list of names.
  private static let sizeLimit = 20_000

  /// How sure one may be.
  struct Look {
    /// Parts that look like a person's name.
    var names = 0
    /// Parts that do not.
    var others = 0
    /// Ends with `et al.` or its like.
    var hasEtAl = false

    /// A list of several, or one with `et al.`
    var isList: Bool { others == 0 && (names >= 2 || names >= 1 && hasEtAl) }
    /// At least one name, and nothing else.
    var isNames: Bool { others == 0 && names >= 1 }
  }

  static func look(at range: Range<Int>, in text: UnsafeRawBufferPointer) -> Look {
    let scanner = ByteScanner(text)
    if range.count <= sizeLimit, let count = CapitalNames.count(in: scanner.slice(range)) {
      return Look(names: count)
    }
    return divided(range, scanner)
  }

  /// What is found part by part, whatever the names look like.
  static func divided(_ range: Range<Int>, _ scanner: ByteScanner) -> Look {
    var look = Look()
    let text = scanner.bytes
    var range = scanner.trimmed(range)
    if let rest = beforeEtAl(range, scanner) {
      look.hasEtAl = true
      range = scanner.trimmed(rest)
    }
    if range.count > sizeLimit { return Look(others: 1) }
    var start = range.lowerBound
    var place = start
    // `Smith, A., Lee, B.`, and `Smith, Ann, et al.`: a family's name waits for what follows.
    var (isWaiting, given, isLedByGiven) = (false, 0, false)
    while place <= range.upperBound {
      // Letters divide nothing.
      while place < range.upperBound, text[place] &- 0x41 < 0xE3 - 0x41 { place += 1 }
      let length =
        place == range.upperBound ? 1 : divider(at: place, before: range.upperBound, text)
      if length == 0 {
        // What is in brackets is an institute or a mark.
        if text[place] == ASCII.parenthesisOpen,
          let close = TextEdges.closing(place, before: range.upperBound, text)
        {
          place = close + 1
        } else {
          place += 1
        }
        continue
      }
      let part = scanner.trimmed(start..<min(place, range.upperBound))
      if !part.isEmpty {
        if isWaiting, isInitials(part, text) {
          (isWaiting, look.names) = (false, look.names + 1)
        } else if isName(part, text) {
          (isWaiting, look.names) = (false, look.names + 1)
        } else if isFamily(part, text) {
          given += isWaiting ? 1 : 0
          isLedByGiven = isLedByGiven || isWaiting && look.names == 0 && given == 1
          isWaiting.toggle()
        } else {
          look.others += 1
          return look
        }
      }
      place += length
      start = place
    }
    if isWaiting, look.hasEtAl, look.names == 0, given == 0 {
      // `Zheng et al.`
      (isWaiting, given) = (false, 1)
    }
    // `Reed, Una, Ivo Marsh`: of the first alone the family comes first.
    if isWaiting || given > (isLedByGiven && look.names > 0 ? 1 : 0) && !look.hasEtAl {
      look.others += 1
    }
    look.names += given
    return look
  }

  /// What stands before an `et al.` at the end.
  private static func beforeEtAl(_ range: Range<Int>, _ scanner: ByteScanner) -> Range<Int>? {
    (["et al.", "et al", "et. al.", "et.al.", "et.al", "and others", "等"] as [StaticString])
      .first { scanner.ends(range, with: $0) }
      .map { range.lowerBound..<range.upperBound - $0.utf8CodeUnitCount }
  }

  /// `P.`, `J. M.`, `A.-B.`
  private static func isInitials(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    var letters = 0
    for byte in text[range] {
      if byte &- 0x41 < 26 {
        letters += 1
      } else if byte != 0x2E, byte != ASCII.hyphen, !ASCII.isWhite(byte) {
        return false
      }
    }
    return letters == 1 || (2...4).contains(letters) && text[range].contains(0x2E)
  }

  /// One word with a capital letter, as a family's name or a given name alone.
  private static func isFamily(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    let first = text[range.lowerBound]
    return (2...24).contains(range.count) && (first &- 0x41 < 26 || first >= 0xC3 && first < 0xE3)
      && text[range].allSatisfy {
        TextEdges.isLetter($0) || $0 >= 0x80 || $0 == ASCII.hyphen || $0 == ASCII.apostrophe
      }
  }

  private static func divider(
    at place: Int, before end: Int, _ text: UnsafeRawBufferPointer
  ) -> Int {
    let byte = text[place]
    if byte == ASCII.comma || byte == 0x3B || byte == 0x26 || byte == ASCII.lineFeed { return 1 }
    if byte == 0xE3, place + 2 < end, text[place + 1] == 0x80, text[place + 2] == 0x81 { return 3 }
    if byte == 0xEF, place + 2 < end, text[place + 1] == 0xBC, text[place + 2] == 0x8C { return 3 }
    guard ASCII.isWhite(byte) else { return 0 }
    let scanner = ByteScanner(text)
    if scanner.has("and ", at: place + 1, before: end) { return 5 }
    if scanner.has("und ", at: place + 1, before: end) { return 5 }
    let isEt = scanner.has("et ", at: place + 1, before: end)
    return isEt && !scanner.has("al", at: place + 4, before: end) ? 4 : 0
  }

  /// Two to five words that begin with capital letters, or a few Chinese, Japanese or Korean characters.
  private static func isName(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    guard range.count <= CapitalNames.nameLimit else { return false }
    if text[range.lowerBound] >= 0xE3, text[range.lowerBound] < 0xEF { return range.count <= 24 }
    var (words, capitals) = (0, 0)
    var place = range.lowerBound
    while place < range.upperBound {
      while place < range.upperBound, ASCII.isWhite(text[place]) { place += 1 }
      let start = place
      var (digits, hasSign) = (0, false)
      while place < range.upperBound, !ASCII.isWhite(text[place]) {
        let byte = text[place]
        if ASCII.isDigit(byte) { digits += 1 }
        hasSign = hasSign || ByteSet("/:=?!<>[]{}\"").contains(byte)
        place += 1
      }
      if place == start { break }
      // What is in brackets says where somebody is.
      if text[start] == ASCII.parenthesisOpen { break }
      words += 1
      let first = text[start]
      if first &- 0x41 < 26 || first >= 0xC3 {
        capitals += 1
      } else if !isParticle(start..<place, text) {
        return false
      }
      // Years and numbers of volumes are none of a name; a footnote has one digit.
      if place - start > 1, digits == place - start { return false }
      if hasSign || digits > 0 && start == range.lowerBound { return false }
    }
    return (2...CapitalNames.wordLimit).contains(words) && (capitals >= 2 || capitals * 2 >= words)
  }

  private static let particles: [StaticString] = [
    "de", "van", "von", "der", "den", "la", "le", "del", "della", "da", "di", "dos", "du", "bin",
    "ibn", "al", "el",
    "ter", "ten", "zu", "af", "y", "e", "d'", "et", "al.",
  ]

  private static func isParticle(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    particles.contains { ByteScanner(text).says($0, range) }
      || ByteScanner(text).has("al-", at: range.lowerBound, before: range.upperBound)
      || ByteScanner(text).has("d'", at: range.lowerBound, before: range.upperBound)
      || ASCII.isDigit(text[range.lowerBound]) || text[range.lowerBound] == ASCII.asterisk
  }
}
