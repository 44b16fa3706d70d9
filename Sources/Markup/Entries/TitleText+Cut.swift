import Digests
import Papers

/// Cutting a text to the title that is in it.
extension TitleText {
  init(_ range: Range<Int>, _ page: Page) {
    self = page.answers.pointee.titles.answer(range) {
      var title = TitleText(start: range, page)
      title.cutAfter(page)
      return title
    }
  }

  /// Only what is before it is cut.
  init(start range: Range<Int>, _ page: Page) {
    self.range = range
    cutBefore(page)
  }

  // MARK: What is before it

  /// Where the words of a line begin: after numbers, pictures, brackets with dates, venues and labels.
  private mutating func cutBefore(_ page: Page) {
    let text = page.text
    var place = range.lowerBound
    let end = range.upperBound
    for _ in 0..<8 {
      let before = place
      while place < end {
        let length = TextEdges.dividerLength(at: place, before: end, text)
        if length == 0 { break }
        place += length
      }
      place = TextEdges.afterPictures(place, before: end, text)
      place = TextEdges.afterNumber(place, before: end, text) ?? place
      if place < end, text[place] == ASCII.bracketOpen || text[place] == ASCII.parenthesisOpen,
        let close = TextEdges.closing(place, before: end, text), take(place + 1..<close, page)
      {
        place = close + 1
      } else if place < end, ASCII.isDigit(text[place]), let after = afterDate(place, end, page) {
        place = after
      } else if page.scanner.has("【", at: place, before: end),
        let close = page.scanner.find("】", in: place..<min(end, place + 120)),
        take(place + 3..<close, page)
      {
        place = close + 3
      }
      if place == before || place >= end { break }
    }
    range = min(place, end)..<end
  }

  /// A day at the beginning, and what divides it from the title.
  private mutating func afterDate(_ start: Int, _ end: Int, _ page: Page) -> Int? {
    var stop = start
    while stop < end, stop - start < 11, !ASCII.isWhite(page.text[stop]),
      page.text[stop] != ASCII.bar
    {
      stop += 1
    }
    guard stop - start >= 8, stop < end else { return nil }
    let word = TextEdges.trimmed(start..<stop, in: page.text)
    if let parsed = ArxivReference.parse(page.slice(word)), parsed.length == word.count {
      return stop
    }
    guard let day = page.day(word) else { return nil }
    date = date ?? day
    return stop
  }

  /// Whether what is in a bracket is none of the title. Venues and dates are kept.
  private mutating func take(_ range: Range<Int>, _ page: Page) -> Bool {
    let inner = TextEdges.trimmed(range, in: page.text)
    if inner.isEmpty { return true }
    if inner.count > 80 { return false }
    let bytes = page.slice(inner)
    if bytes.count <= 2, bytes.allSatisfy({ $0 | 0x20 == 0x78 || ASCII.isWhite($0) }) {
      return true
    }
    if page.isVenue(inner) || Venues.isVenueOfYear(inner, in: page.text) {
      venue = venue ?? inner
      return true
    }
    if let day = page.day(inner) {
      date = date ?? day
      return true
    }
    return page.isLabel(inner) || LabelWords.isMark(bytes)
  }

  // MARK: What is after it

  private mutating func cutAfter(_ page: Page) {
    let text = page.text
    range = PageTitle.withoutSite(range, in: text)
    let start = range.lowerBound
    var end = range.upperBound
    for _ in 0..<8 {
      let before = end
      while end > start, isTail(text[end - 1]) { end -= 1 }
      end = TextEdges.trimmed(start..<end, in: text).upperBound
      // A mark that belongs to the title is taken back with the dots of its last word.
      if end < before, end > start, text[end] == 0x2E,
        isAbbreviation(endingAt: end, from: start, text)
      {
        end += 1
      }
      if end > start,
        text[end - 1] == ASCII.parenthesisClosed || text[end - 1] == ASCII.bracketClosed
      {
        if let open = TextEdges.opening(end, from: start, text), open > start {
          // `SE(3)`: the bracket belongs to the word.
          if ASCII.isWhite(text[open - 1]) || text[open - 1] >= 0x80 || end - open > 5,
            take(open + 1..<end - 1, page) || isNote(open + 1..<end - 1, page)
          {
            end = open
          }
        } else if text[end - 1] == ASCII.bracketClosed
          || TextEdges.opening(end, from: start, text) == nil
        {
          end -= 1
        }
      } else if let open = openBracket(start..<end, text) {
        end = open
      } else if let comma = lastComma(start..<end, text), isVenueWithYear(comma + 1..<end, page) {
        venue = venue ?? TextEdges.trimmed(comma + 1..<end, in: text)
        end = comma
      }
      if end == before || end <= start { break }
    }
    range = start..<max(start, end)
    cutQuotes(text)
  }

  /// What a title never ends with: an open bracket, an emoji's rest is cut elsewhere.
  private func isTail(_ byte: UInt8) -> Bool {
    byte == ASCII.parenthesisOpen || byte == ASCII.bracketOpen || byte == ASCII.hash
      || byte == ASCII.backslash || ASCII.isWhite(byte)
  }

  /// `U.S.`, `Vol. I.`: the dot is of the word.
  private func isAbbreviation(
    endingAt end: Int, from start: Int, _ text: UnsafeRawBufferPointer
  ) -> Bool {
    end - start > 3 && text[end - 2] == 0x2E && text[end - 1] &- 0x41 < 26
  }

  /// `(Read more on arXiv or HuggingFace)`: links, and words between them.
  private func isNote(_ range: Range<Int>, _ page: Page) -> Bool {
    page.scanner.has("Read more", at: range.lowerBound, before: range.upperBound)
      || ArxivAddresses.next(in: page.slice(range), from: 0) != nil
  }

  /// A bracket near the end that nothing closes, as when what was in it is cut off: `Title (Read more on`.
  private func openBracket(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Int? {
    let last = max(range.lowerBound, range.upperBound - 40) + 1..<range.upperBound
    guard
      ByteScanner(text).first(
        ASCII.parenthesisOpen, or: ASCII.parenthesisClosed, or: ASCII.bracketOpen,
        or: ASCII.bracketClosed, in: last) != nil
    else { return nil }
    for place in last.reversed() {
      if text[place] == ASCII.parenthesisClosed || text[place] == ASCII.bracketClosed { return nil }
      if text[place] == ASCII.parenthesisOpen || text[place] == ASCII.bracketOpen { return place }
    }
    return nil
  }

  private func lastComma(_ range: Range<Int>, _ text: UnsafeRawBufferPointer) -> Int? {
    let last = max(range.lowerBound, range.upperBound - 80) + 1..<range.upperBound
    return ByteScanner(text).first(ASCII.comma, in: last) == nil
      ? nil : text[last].lastIndex(of: ASCII.comma)
  }

  private func isVenueWithYear(_ range: Range<Int>, _ page: Page) -> Bool {
    let inner = TextEdges.trimmed(range, in: page.text)
    if inner.isEmpty { return true }
    return page.isVenue(inner)
      || inner.count == 4 && page.slice(inner).allSatisfy(ASCII.isDigit)
  }

  private mutating func cutQuotes(_ text: UnsafeRawBufferPointer) {
    guard range.count > 2 else { return }
    let (first, last) = (text[range.lowerBound], text[range.upperBound - 1])
    if first == ASCII.quote || first == 0x60, last == first,
      !text[range.lowerBound + 1..<range.upperBound - 1].contains(first)
    {
      range = range.lowerBound + 1..<range.upperBound - 1
      range = TextEdges.trimmed(range, in: text)
    } else if range.count > 6, first == 0xE2, text[range.lowerBound + 1] == 0x80,
      [0x9C, 0x98].contains(text[range.lowerBound + 2]), text[range.upperBound - 3] == 0xE2,
      [0x9D, 0x99].contains(last)
    {
      range = TextEdges.trimmed(range.lowerBound + 3..<range.upperBound - 3, in: text)
    }
  }
}
