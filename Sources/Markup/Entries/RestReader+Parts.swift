import Digests
import Papers

/// What the parts of a line are, and where one ends.
extension RestReader {
  /// Up to the next sign that divides parts for sure.
  func nextPart(_ range: Range<Int>) -> Range<Int> {
    let end = divider(in: range) ?? range.upperBound
    var rest = range.lowerBound..<end
    // A dot after a word that is long or has small letters ends a part.
    while let dot = page.scanner.find(". ", in: rest) {
      var start = dot
      while start > range.lowerBound,
        TextEdges.isLetter(page.text[start - 1]) || page.text[start - 1] >= 0x80
      { start -= 1 }
      if dot - start > 2 || ASCII.isDigit(page.text[dot - 1])
        || page.scanner.ends(range.lowerBound..<dot, with: "et al")
      {
        return range.lowerBound..<dot
      }
      rest = dot + 1..<end
    }
    return range.lowerBound..<end
  }

  /// A bar or a dash between blanks, a bracket after one, or the end of the line.
  private func divider(in range: Range<Int>) -> Int? {
    let (text, end) = (page.text, range.upperBound)
    var offset = range.lowerBound
    while let place = page.scanner.first(
      ASCII.space, or: ASCII.lineFeed, or: ASCII.tab, in: offset..<end)
    {
      offset = place + 1
      if text[place] != ASCII.space { return place }
      guard offset < end else { return nil }
      switch text[offset] {
      case ASCII.parenthesisOpen, ASCII.bracketOpen: return place
      case ASCII.bar, ASCII.hyphen:
        if offset + 1 < end, text[offset + 1] == ASCII.space { return place }
      case 0xE2:
        if page.scanner.has("– ", at: offset, before: end)
          || page.scanner.has("— ", at: offset, before: end)
        {
          return place
        }
      default: break
      }
    }
    return nil
  }

  /// Whether a part is a date, a venue, names, or tags.
  mutating func take(_ part: Range<Int>, _ found: inout FoundEntry, isBracket: Bool) -> Bool {
    let part = TextEdges.trimmed(part, in: page.text)
    if part.isEmpty { return true }
    let bytes = page.slice(part)
    if part.count <= 40 {
      if let day = page.day(part), part.count > 4 || isBracket || found.day == nil {
        // A year alone is the one of the venue.
        if part.count > 4 { found.day = found.day ?? day }
        return true
      }
      if !page.isVenue(part), page.isLabel(part) || LabelWords.isMark(bytes) {
        return true
      }
    }
    if isVenue(part) {
      if !Venues.isPreprint(part, in: page.text) { found.venue = found.venue ?? part }
      return true
    }
    if TitleText.isCategories(part, page) {
      found.categories.append(part)
      return true
    }
    if isTags(part) {
      addTags(part, &found)
      return true
    }
    if takesNames, found.authors.isEmpty {
      var names = part
      for word in ["by ", "By ", "Authors: ", "from "] as [StaticString]
      where page.scanner.has(word, at: part.lowerBound, before: part.upperBound) {
        names = part.lowerBound + word.utf8CodeUnitCount..<part.upperBound
      }
      // `Speaker: Ann Smith`
      let label = page.fieldLabel(ofLine: part)?.label
      let look = page.names(in: names)
      if label == nil || label == .authors, look.isNames || isItalicNames(names) {
        found.authors.append(names)
        return true
      }
    }
    return false
  }

  /// An italic part right after the title.
  private func isItalicNames(_ range: Range<Int>) -> Bool {
    guard range.count < 2000 else { return false }
    for index in page.runs(of: block, in: range)
    where page.runs[index].kind == .italic && page.runs[index].range.lowerBound <= range.lowerBound
      && page.runs[index].range.upperBound >= range.upperBound
    {
      let commas = page.slice(range).count { $0 == ASCII.comma }
      return commas > 0 && commas * 5 >= count(range, upTo: 10_000)
        && !page.isVenue(range)
    }
    return false
  }

  /// Names with which a text begins, before a comma and a venue or before a dot: returns where they end.
  mutating func leadingNames(_ range: Range<Int>, _ found: inout FoundEntry) -> Int? {
    guard takesNames, found.authors.isEmpty else { return nil }
    var part = nextPart(range)
    if part.count > 8000 { return nil }
    guard let first = page.scanner.first(ASCII.comma, in: part),
      NameLists.mayBegin(part.lowerBound..<first, in: page.text)
    else { return nil }
    // Commas from the end: the venue has some words and a year.
    for _ in 0..<6 {
      guard let comma = page.text[part].lastIndex(of: ASCII.comma) else { return nil }
      let tail = TextEdges.trimmed(comma + 1..<part.upperBound, in: page.text)
      if page.names(in: part.lowerBound..<comma).isNames,
        tail.isEmpty || page.isVenue(tail) || page.day(tail) != nil
          || page.slice(tail).contains(where: ASCII.isDigit) && tail.count < 60
      {
        found.authors.append(part.lowerBound..<comma)
        return comma
      }
      part = part.lowerBound..<comma
    }
    return nil
  }

  // MARK: Tags

  /// `#speed #models`
  func isTags(_ range: Range<Int>) -> Bool {
    guard range.count > 2, page.text[range.lowerBound] == ASCII.hash else { return false }
    var isWordStart = true
    for place in range {
      let byte = page.text[place]
      if ASCII.isWhite(byte) || byte == ASCII.comma {
        isWordStart = true
      } else if isWordStart {
        guard byte == ASCII.hash, place + 1 < range.upperBound, !ASCII.isWhite(page.text[place + 1])
        else { return false }
        isWordStart = false
      }
    }
    return true
  }

  private func addTags(_ range: Range<Int>, _ found: inout FoundEntry) {
    var start: Int?
    for place in range.lowerBound...range.upperBound {
      let isEnd =
        place == range.upperBound || ASCII.isWhite(page.text[place])
        || page.text[place] == ASCII.comma
        || page.text[place] == ASCII.hash
      if isEnd {
        if let from = start, place > from { found.tags.append(from..<place) }
        start = place < range.upperBound && page.text[place] == ASCII.hash ? place + 1 : nil
      }
    }
  }
}
