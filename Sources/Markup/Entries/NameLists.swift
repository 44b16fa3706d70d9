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
    /// They are divided by commas, and nothing else is to be done with them (`CapitalNames`).
    var arePlain = false

    /// A list of several, or one with `et al.`
    var isList: Bool { others == 0 && (names >= 2 || names >= 1 && hasEtAl) }
    /// At least one name, and nothing else.
    var isNames: Bool { others == 0 && names >= 1 }
  }

  static func look(at range: Range<Int>, in text: UnsafeRawBufferPointer) -> Look {
    let scanner = ByteScanner(text)
    if range.count <= sizeLimit, let names = CapitalNames(in: scanner.slice(range)) {
      return Look(names: names.count, arePlain: names.arePlain)
    }
    return divided(range, scanner)
  }

  /// Whether a text has a sign that divides names or stands for others: without one it is no list of several. Costs
  /// less than to look at the names, and most texts that are asked about are titles.
  static func mayBeList(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    return scanner.first(ASCII.comma, or: ASCII.semicolon, or: 0x26, or: ASCII.lineFeed, in: range)
      != nil
      || scanner.find("nd ", in: range) != nil || scanner.find("et ", in: range) != nil
      || scanner.find("et.", in: range) != nil
      // `、`, `，`, `等`
      || scanner.first(0xE3, or: 0xEF, or: 0xE7, in: range) != nil
      || scanner.ends(range, with: "et al")
  }

  /// Whether a text up to its first comma may be names, of which one or several come before it: false is sure.
  static func mayBegin(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Bool {
    let scanner = ByteScanner(text)
    if tail(of: scanner.trimmed(range), scanner) != nil { return true }
    var end = range.lowerBound
    while end < range.upperBound, divider(at: end, before: range.upperBound, text) == 0 {
      if text[end] == ASCII.parenthesisOpen { return true }
      end += 1
    }
    let first = scanner.trimmed(range.lowerBound..<end)
    return first.isEmpty || isName(first, text) || isFamily(first, text)
  }

  /// The length of a word for others at the end of a text.
  private static func tail(of range: Range<Int>, _ scanner: ByteScanner) -> Int? {
    guard let last = scanner.bytes[range].last, ByteSet(".ls").contains(last) || last == 0x89 else {
      return nil
    }
    let tails: [StaticString] = [
      "et al.", "et al", "et. al.", "et.al.", "et.al", "and others", "等",
    ]
    return tails.first { scanner.ends(range, with: $0) }?.utf8CodeUnitCount
  }

  /// What is found part by part, whatever the names look like.
  static func divided(_ range: Range<Int>, _ scanner: ByteScanner) -> Look {
    var look = Look()
    let text = scanner.bytes
    var range = scanner.trimmed(range)
    if let tail = tail(of: range, scanner) {
      look.hasEtAl = true
      range = scanner.trimmed(range.lowerBound..<range.upperBound - tail)
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
    guard ASCII.isWhite(byte), place + 1 < end else { return 0 }
    let scanner = ByteScanner(text)
    switch text[place + 1] {
    case 0x61: return scanner.has("and ", at: place + 1, before: end) ? 5 : 0
    case 0x75: return scanner.has("und ", at: place + 1, before: end) ? 5 : 0
    case 0x65:
      let isEt = scanner.has("et ", at: place + 1, before: end)
      return isEt && !scanner.has("al", at: place + 4, before: end) ? 4 : 0
    default: return 0
    }
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
    range.count <= 5 && particles.contains { ByteScanner(text).says($0, range) }
      || ByteScanner(text).has("al-", at: range.lowerBound, before: range.upperBound)
      || ByteScanner(text).has("d'", at: range.lowerBound, before: range.upperBound)
      || ASCII.isDigit(text[range.lowerBound]) || text[range.lowerBound] == ASCII.asterisk
  }
}
