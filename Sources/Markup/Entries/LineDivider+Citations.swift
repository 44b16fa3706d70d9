import Digests
import Papers

/// Citations: people first, in the ways in which they are written, and then the title.
extension LineDivider {
  /// `Li, H., Wang, W.: Title. Venue (2019)`: names that end with an initial, and a colon.
  func named(in range: Range<Int>) -> (title: Range<Int>, authors: Range<Int>?)? {
    let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 600)
    guard let colon = page.scanner.find(".: ", in: head), colon > range.lowerBound + 2,
      page.text[colon - 1] &- 0x41 < 26, !TextEdges.isLetter(page.text[colon - 2])
    else { return nil }
    let names = range.lowerBound..<colon + 1
    let rest = colon + 3..<range.upperBound
    let title = TextEdges.trimmed(
      rest.lowerBound..<(sentenceEnd(in: rest) ?? rest.upperBound), in: page.text)
    guard page.names(in: names).isNames, TitleText.look(at: title, page) == .full else {
      return nil
    }
    return (withoutDay(title), names)
  }

  /// `Vaswani, A., Shazeer, N. & Parmar, N. Title. Venue (2017)`: families, each with initials behind it, and then
  /// the title without anything that divides it from them.
  func initialled(in range: Range<Int>) -> (title: Range<Int>, authors: Range<Int>?)? {
    var (place, names) = (range.lowerBound, 0)
    var end = place
    while names < 100, let after = initials(behindFamilyAt: place, before: range.upperBound) {
      (names, end) = (names + 1, after)
      let dividers: [StaticString] = [", & ", ", and ", " & ", " and ", ", "]
      guard
        let divider = dividers.first(where: {
          page.scanner.has($0, at: after, before: range.upperBound)
        })
      else { break }
      place = after + divider.utf8CodeUnitCount
    }
    guard names > 0, end < range.upperBound, page.text[end] == ASCII.space else { return nil }
    let rest = end + 1..<range.upperBound
    let title = TextEdges.trimmed(
      rest.lowerBound..<(sentenceEnd(in: rest) ?? rest.upperBound), in: page.text)
    guard TitleText.look(at: title, page) == .full, page.text[title.lowerBound] &- 0x41 < 26 else {
      return nil
    }
    return (title, range.lowerBound..<end)
  }

  /// Where `Smith, A. B.` ends that begins at a place: a family's name of some words, a comma, initials.
  private func initials(behindFamilyAt start: Int, before end: Int) -> Int? {
    let head = start..<min(end, start + 40)
    guard let comma = page.scanner.find(", ", in: head), comma > start + 1,
      page.slice(start..<comma).allSatisfy({
        TextEdges.isLetter($0) || $0 >= 0x80 || $0 == ASCII.hyphen || $0 == ASCII.apostrophe
          || $0 == ASCII.space
      }), page.slice(start..<comma).count(where: { $0 == ASCII.space }) <= 2
    else { return nil }
    var (place, last) = (comma + 2, comma + 2)
    while place + 1 < end, page.text[place] &- 0x41 < 26, page.text[place + 1] == ASCII.period {
      last = place + 2
      place = last
      if place < end, ByteSet(" -").contains(page.text[place]) { place += 1 }
    }
    return last > comma + 2 ? last : nil
  }

  /// `Title, 27. November 1997`: without the day.
  private func withoutDay(_ title: Range<Int>) -> Range<Int> {
    guard let comma = page.text[title].lastIndex(of: ASCII.comma), title.upperBound - comma < 40,
      page.day(TextEdges.trimmed(comma..<title.upperBound, in: page.text)) != nil
    else { return title }
    return title.lowerBound..<comma
  }

  /// The dot of the last initial belongs to the names: `Smith, A.`
  func withInitial(_ names: Range<Int>) -> Range<Int> {
    let end = names.upperBound
    guard names.count > 2, end < page.text.count, page.text[end] == 0x2E,
      page.text[end - 1] &- 0x41 < 26, !TextEdges.isLetter(page.text[end - 2])
    else { return names }
    return names.lowerBound..<end + 1
  }

  /// `Kaplan et al. (2020). Title. Venue`, `Papamakarios et al., Title`.
  func cited(in range: Range<Int>) -> (title: Range<Int>, authors: Range<Int>?)? {
    let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 200)
    guard let place = page.scanner.find(" et al", in: head) else { return nil }
    let names = range.lowerBound..<place + 6
    guard page.names(in: names).isNames || isOneWord(range.lowerBound..<place)
    else { return nil }
    var start = names.upperBound
    while start < range.upperBound, ".,: ".utf8.contains(page.text[start]) { start += 1 }
    if start < range.upperBound, page.text[start] == ASCII.parenthesisOpen,
      let close = TextEdges.closing(start, before: range.upperBound, page.text, limit: 16)
    {
      start = close + 1
      while start < range.upperBound, ".,: ".utf8.contains(page.text[start]) { start += 1 }
    }
    let rest = start..<range.upperBound
    let title = TextEdges.trimmed(start..<(sentenceEnd(in: rest) ?? rest.upperBound), in: page.text)
    return TitleText.look(at: title, page) == .full ? (title, names) : nil
  }

  private func isOneWord(_ range: Range<Int>) -> Bool {
    !range.isEmpty && page.text[range.lowerBound] &- 0x41 < 26
      && !page.slice(range).contains(where: { ASCII.isWhite($0) || $0 == ASCII.colon })
  }
}
