import Papers

/// Words as one remembers them: `~atention`, `~"hinten transformr"`.
///
/// Each must be like the beginning of some word of the title or the authors: the same up to three letters, with
/// one typo from four letters on, with two from eight. A typo is a letter too many, too few, another one,
/// or two that have changed places. Case and accents do not count.
public struct FuzzyWords: Hashable, Sendable {
  public let text: String
  let words: [FuzzyWord]

  /// nil when there is no letter in it.
  init?(_ text: String) {
    self.text = text
    words = Fold.full.bytes(of: text).split { !Fold.isLetter($0) }.map { FuzzyWord($0) }
    guard !words.isEmpty else { return nil }
  }

  /// Whether each of them is found in title or authors of a row of searched text.
  func fit(_ row: RowText) -> Bool {
    row.withField(.title) { title in
      row.withField(.authors) { fit(title: title, authors: $0) }
    }
  }

  /// The same for folded texts.
  func fit(title: UnsafeRawBufferPointer, authors: UnsafeRawBufferPointer) -> Bool {
    words.allSatisfy { $0.fits(in: title) || $0.fits(in: authors) }
  }

  /// Where they stand in a folded text.
  func matches(in text: UnsafeRawBufferPointer) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for word in words {
      var start = 0
      while let match = word.firstMatch(in: text, from: start) {
        found.append(match)
        start = match.upperBound
      }
    }
    return found
  }

  public static func == (left: FuzzyWords, right: FuzzyWords) -> Bool { left.text == right.text }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// One of them. A class, so that it is not copied for each row.
final class FuzzyWord: Sendable {
  private let letters: [UInt8]
  let typos: Int
  private let filter: FuzzyFilter
  private let automaton: FuzzyAutomaton

  init(_ letters: some Collection<UInt8>) {
    let letters = Array(letters)
    let typos = letters.count < 4 ? 0 : letters.count < 8 ? 1 : 2
    (self.letters, self.typos) = (letters, typos)
    filter = FuzzyFilter(letters, typos)
    automaton = FuzzyAutomaton(letters, typos)
  }

  /// Whether some word of a folded text fits. Looks closer only where a part of it stands at its place.
  func fits(in text: UnsafeRawBufferPointer) -> Bool { anyFit(in: text) { _ in true } }

  /// Shows where the words of a folded text begin that fit, nearly in their order, some of them twice.
  func eachFit(in text: UnsafeRawBufferPointer, _ body: (Int) -> Void) {
    _ = anyFit(in: text) { start in
      body(start)
      return false
    }
  }

  @inline(__always)
  private func anyFit(in text: UnsafeRawBufferPointer, where isWanted: (Int) -> Bool) -> Bool {
    automaton.lend { automaton in
      filter.anyStart(in: text) { start in
        automaton.fits(text, from: start)
          && (letters.count <= FuzzyAutomaton.most || match(text, start, text.count) != nil)
          && isWanted(start)
      }
    }
  }

  /// The first word that fits, from a place on: as much of it as is like this.
  func firstMatch(in text: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    let end = text.count
    var place = start
    // A match may have ended in a word.
    if place > 0 {
      while place < end, Fold.isLetter(text[place]), Fold.isLetter(text[place - 1]) {
        place += 1
      }
    }
    while place < end {
      while place < end, !Fold.isLetter(text[place]) { place += 1 }
      guard place < end else { return nil }
      if let match = match(text, place, end) { return match }
      while place < end, Fold.isLetter(text[place]) { place += 1 }
    }
    return nil
  }

  private func match(_ text: UnsafeRawBufferPointer, _ place: Int, _ end: Int) -> Range<Int>? {
    var last = place
    while last < end, last - place < letters.count + typos, Fold.isLetter(text[last]) {
      last += 1
    }
    for allowed in 0...typos {
      if let length = length(text, place..<last, 0, 0, allowed) { return place..<place + length }
    }
    return nil
  }

  /// How many bytes of a word are like the letters from `letter` on, with so many typos at most; nil when none.
  private func length(
    _ text: UnsafeRawBufferPointer, _ word: Range<Int>, _ letter: Int, _ offset: Int, _ left: Int
  ) -> Int? {
    var (letter, offset) = (letter, offset)
    let count = word.count
    while letter < letters.count, offset < count,
      letters[letter] == text[word.lowerBound + offset]
    {
      letter += 1
      offset += 1
    }
    if letter == letters.count { return offset }
    guard left > 0 else { return nil }
    let isInside = offset < count
    if isInside, let found = length(text, word, letter + 1, offset + 1, left - 1) { return found }
    if let found = length(text, word, letter + 1, offset, left - 1) { return found }
    if isInside, let found = length(text, word, letter, offset + 1, left - 1) { return found }
    guard letter + 1 < letters.count, offset + 1 < count,
      letters[letter] == text[word.lowerBound + offset + 1],
      letters[letter + 1] == text[word.lowerBound + offset]
    else { return nil }
    return length(text, word, letter + 2, offset + 2, left - 1)
  }
}
