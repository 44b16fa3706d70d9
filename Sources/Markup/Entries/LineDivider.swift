import Digests
import Papers

/// Divides plain text in which a title stands with other things: `Title, Ann Smith, Bo Lee, CVPR 2024`,
/// `Ann Smith, Bo Lee. Title. 2024.`, `Title - what it is about`, `“Title”, Authors`.
struct LineDivider {
  let page: Page

  init(_ page: Page) { self.page = page }

  /// The title in a text, and the authors where they stand before it.
  /// `isSentence` is whether nothing else is on the line: names are not looked for behind commas then.
  func title(of range: Range<Int>, isSentence: Bool = false) -> (
    title: Range<Int>, authors: Range<Int>?
  ) {
    let text = page.text
    if let quoted = quoted(in: range) { return (quoted.title, quoted.names) }
    if let cited = cited(in: range) ?? named(in: range) ?? initialled(in: range) { return cited }
    // Bars divide; the first part that is no date is the title.
    var rest = range
    if let tab = page.scanner.first(ASCII.tab, in: range),
      TitleText.look(at: TextEdges.trimmed(range.lowerBound..<tab, in: text), page) > .none
    {
      return (range.lowerBound..<tab, nil)
    }
    if let bar = page.scanner.find(" | ", in: range) {
      let first = range.lowerBound..<bar
      rest =
        TitleText.look(at: TextEdges.trimmed(first, in: text), page) > .none
        ? first : bar + 3..<range.upperBound
      if let next = page.scanner.find(" | ", in: rest) { rest = rest.lowerBound..<next }
    }
    if let stop = sentenceEnd(in: rest) {
      let first = rest.lowerBound..<stop
      let names = withoutYear(first)
      if page.isNameList(names) {
        let after = stop + 1..<rest.upperBound
        let end = sentenceEnd(in: after) ?? after.upperBound
        let title = TextEdges.trimmed(after.lowerBound..<end, in: text)
        if TitleText.look(at: title, page) == .full { return (title, withInitial(names)) }
      }
      if TitleText.look(at: TextEdges.trimmed(first, in: text), page) == .full { rest = first }
    }
    if let dash = dash(in: rest) { rest = rest.lowerBound..<dash }
    if isSentence, let question = question(in: rest) { return (rest.lowerBound..<question, nil) }
    if !isSentence, let comma = authorsComma(in: rest) { rest = rest.lowerBound..<comma }
    return (rest, nil)
  }

  /// Whether a byte is in a text with which a quotation mark begins: few titles have one.
  func mayHaveQuotes(_ range: Range<Int>) -> Bool {
    page.scanner.first(ASCII.quote, or: 0xE2, or: 0xE3, or: 0xC2, in: range) != nil
  }

  /// A text in quotation marks, of two words at least, with nothing before it but names and a year. Both may go
  /// over several lines.
  func quoted(in range: Range<Int>) -> (title: Range<Int>, names: Range<Int>?)? {
    let scanner = page.scanner
    guard mayHaveQuotes(range) else { return nil }
    for (open, close) in [("\"", "\""), ("“", "”"), ("「", "」"), ("《", "》"), ("«", "»"), ("„", "“")]
      as [(StaticString, StaticString)]
    {
      guard let start = scanner.find(open, in: range) else { continue }
      let from = start + open.utf8CodeUnitCount
      guard let end = scanner.find(close, in: from..<range.upperBound) else { continue }
      let inner = TextEdges.trimmed(from..<end, in: page.text)
      guard TitleText.look(at: inner, page) == .full, inner.count >= 12 else { continue }
      let before = withoutYear(range.lowerBound..<start)
      if before.isEmpty { return (inner, nil) }
      if page.names(in: before).isNames { return (inner, withInitial(before)) }
    }
    return nil
  }

  /// Where the first sentence ends: a dot after a word of small letters, before a blank.
  func sentenceEnd(in range: Range<Int>) -> Int? {
    let question = questionBeforeVenue(in: range)
    var rest = range.lowerBound..<(question ?? range.upperBound)
    while let place = page.scanner.find(". ", in: rest) {
      rest = place + 1..<range.upperBound
      let isEtAl = page.scanner.ends(range.lowerBound..<place, with: "et al")
      // `A. Smith`, `vs. `, `No. 3`: the dot of a short word is none of a sentence.
      var start = place
      while start > range.lowerBound,
        TextEdges.isLetter(page.text[start - 1]) || page.text[start - 1] >= 0x80
      {
        start -= 1
      }
      let isYear =
        place > range.lowerBound + 3 && ByteSet(")0123456789").contains(page.text[place - 1])
      if isDayOfMonth(place, in: range) { continue }
      if isEtAl || place - start > 3 || isYear
        || place - start == 3 && page.text[start] &- 0x41 >= 26
        || place - start == 0 && page.text[place - 1] == ASCII.quote
      {
        return place
      }
    }
    return question
  }

  /// The end of `Can Models Be Too Big? In Proceedings of …`.
  private func questionBeforeVenue(in range: Range<Int>) -> Int? {
    guard let place = page.scanner.find("? In ", in: range) else { return nil }
    let venues: [StaticString] = [
      "Proc", "Advances", "International", "IEEE", "ACM", "Conf", "Ann",
    ]
    return venues.contains { page.scanner.has($0, at: place + 5, before: range.upperBound) }
      ? place + 1 : nil
  }

  /// `27. November 1997`: whether a dot is that of a day.
  private func isDayOfMonth(_ dot: Int, in range: Range<Int>) -> Bool {
    let digits = page.text[range.lowerBound..<dot].suffix(3).reversed().prefix(while: ASCII.isDigit)
      .count
    guard (1...2).contains(digits) else { return false }
    var (end, words) = (dot + 2, 0)
    while end < range.upperBound, end - dot < 30, words < 2 {
      if ASCII.isWhite(page.text[end]) || page.text[end] == ASCII.comma { words += 1 }
      if words < 2 { end += 1 }
    }
    return page.day(dot - digits..<end) != nil
  }

  /// The question mark behind a question that is a title, where a sentence about it follows.
  private func question(in range: Range<Int>) -> Int? {
    guard let place = page.scanner.find("? ", in: range) else { return nil }
    let right = TextEdges.trimmed(place + 2..<range.upperBound, in: page.text)
    guard TitleText.look(at: range.lowerBound..<place, page) == .full, right.count > 40,
      !Capitals.areOfTitle(right, in: page.text)
    else { return nil }
    return place + 1
  }

  /// `Smith, A. and Lee, B. (2024)`, `Smith, Ann. 2024`: without the year.
  private func withoutYear(_ range: Range<Int>) -> Range<Int> {
    var range = TextEdges.trimmed(range, in: page.text)
    if let last = range.last, page.text[last] == ASCII.parenthesisClosed,
      let open = TextEdges.opening(range.upperBound, from: range.lowerBound, page.text, limit: 12)
    {
      range = TextEdges.trimmed(range.lowerBound..<open, in: page.text)
    } else if range.count > 8, page.slice(range.suffix(4)).allSatisfy(ASCII.isDigit),
      ASCII.isWhite(page.text[range.upperBound - 5]),
      ByteSet(".,").contains(page.text[range.upperBound - 6])
    {
      range = range.lowerBound..<range.upperBound - 6
    }
    return range
  }

  /// A dash behind which are names, a venue, a date, or a text.
  private func dash(in range: Range<Int>) -> Int? {
    for sign in [" - ", " – ", " — ", " -- ", "  "] as [StaticString] {
      guard let place = page.scanner.find(sign, in: range) else { continue }
      let left = TextEdges.trimmed(range.lowerBound..<place, in: page.text)
      let right = TextEdges.trimmed(
        place + sign.utf8CodeUnitCount..<range.upperBound, in: page.text)
      guard TitleText.look(at: left, page) > .none else { continue }
      if page.names(in: right).isNames || page.isVenue(right)
        || page.day(right) != nil
      {
        return place
      }
      if sign.utf8CodeUnitCount == 2, right.count < 40 { continue }
      // A sentence about the paper, not the second part of its title.
      if right.isEmpty || !Capitals.areOfTitle(right, in: page.text) { return place }
    }
    return nil
  }

  /// The comma after which only names follow, two at least or with `et al.`, and perhaps a venue.
  private func authorsComma(in range: Range<Int>) -> Int? {
    guard range.count < 2000 else { return nil }
    var rest = range
    var tries = 0
    while let comma = page.scanner.find(", ", in: rest), tries < 6 {
      tries += 1
      rest = comma + 2..<range.upperBound
      let left = TextEdges.trimmed(range.lowerBound..<comma, in: page.text)
      guard TitleText.look(at: left, page) == .full else { continue }
      let names = withoutVenue(rest)
      let look = page.names(in: names)
      if look.isList || page.isVenue(TextEdges.trimmed(rest, in: page.text)) {
        return comma
      }
      if look.isNames, names.upperBound < rest.upperBound { return comma }
    }
    return nil
  }

  /// Names without the venue after the last comma or dot.
  private func withoutVenue(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    for _ in 0..<3 {
      guard
        let place = page.text[range.lowerBound..<end].lastIndex(where: {
          $0 == ASCII.comma || $0 == 0x2E
        })
      else { break }
      let tail = TextEdges.trimmed(place + 1..<end, in: page.text)
      guard
        tail.isEmpty || page.isVenue(tail)
          || page.slice(tail).allSatisfy(ASCII.isDigit)
      else {
        break
      }
      end = place
    }
    return TextEdges.trimmed(range.lowerBound..<end, in: page.text)
  }
}

/// Whether words are written as in a title: the long ones with capital letters.
enum Capitals {
  static func areOfTitle(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Bool {
    var (long, capital) = (0, 0)
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      while place < range.upperBound, !ASCII.isWhite(text[place]) { place += 1 }
      if place - start >= 4 {
        long += 1
        if text[start] &- 0x41 < 26 || text[start..<place].contains(where: { $0 &- 0x41 < 26 }) {
          capital += 1
        }
      }
      place += 1
    }
    return long == 0 ? text[range.lowerBound] &- 0x41 < 26 : capital * 10 >= long * 6
  }
}
