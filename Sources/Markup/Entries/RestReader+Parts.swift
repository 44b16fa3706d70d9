import Digests
import Papers

/// What the parts of a line are.
extension RestReader {
  /// Whether a part is a date, a venue, names, or tags.
  mutating func take(_ part: Range<Int>, _ found: inout FoundEntry, isBracket: Bool) -> Bool {
    let part = TextEdges.trimmed(part, in: page.text)
    if part.isEmpty { return true }
    let bytes = page.slice(part)
    if takePublished(part, &found) { return true }
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

  /// `Published Jan 5, 2024`, and the number of readers behind it.
  private mutating func takePublished(_ part: Range<Int>, _ found: inout FoundEntry) -> Bool {
    if isPublished, part.count <= 6, page.slice(part).allSatisfy(ASCII.isDigit) { return true }
    guard part.count <= 40, let value = published(part) else { return false }
    let day = page.day(value) ?? id.flatMap { MonthAndDay.day(page.slice(value), of: $0) }
    guard day != nil || value.count <= 8 else { return false }
    found.day = found.day ?? day
    // `Published Mar 9`
    if day == nil { found.comment.append(part) }
    isPublished = true
    return true
  }

  private func published(_ part: Range<Int>) -> Range<Int>? {
    let word: StaticString = "Published "
    guard page.scanner.has(word, at: part.lowerBound, before: part.upperBound) else { return nil }
    return part.lowerBound + word.utf8CodeUnitCount..<part.upperBound
  }

  /// Whether a line goes on behind the address with the day of publication.
  func saysPublished(_ rest: Range<Int>) -> Bool {
    published(TextEdges.trimmed(rest, in: page.text)) != nil
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
