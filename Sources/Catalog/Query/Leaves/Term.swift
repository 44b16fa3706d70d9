import Papers

/// One word of a query: where it may stand, and which differences count.
///
/// A term occurs in a paper when it stands anywhere in title, authors, tags, categories, abstract or the
/// digest's own summary and comment; a term that looks like an arXiv id also finds the ids that begin with it.
public struct Term: Hashable, Sendable {
  /// The term as it was typed.
  public let text: String
  /// What is looked for in the folded text; never empty.
  let needle: Needle
  /// What the folded text cannot tell: a term with a capital letter or an accent is exact.
  let precise: Precise?
  /// The ids that begin with the term, if it looks like one.
  let ids: ClosedRange<PaperID>?
  /// Its spelling without umlauts (`Mueller`), by which it finds authors too; one or none.
  let spelledOut: [Term]

  /// The finer fold of a term, and the term in it.
  struct Precise: Hashable, Sendable {
    let fold: Fold
    let needle: Needle
  }

  /// nil when nothing of the text is left after folding.
  ///
  /// - Parameters:
  ///   - isPhrase: it stands as it is: what looks like an id is none, and blanks are one.
  ///   - findsSpellings: authors whose names are spelled without umlauts are found too.
  init?(_ text: some StringProtocol, isPhrase: Bool = false, findsSpellings: Bool = false) {
    let text = isPhrase ? Term.withSingleBlanks(text) : String(text)
    let folded = Fold.full.bytes(of: text)
    guard !folded.isEmpty else { return nil }
    self.text = text
    self.needle = Needle(folded)
    self.ids = isPhrase ? nil : PaperID.range(startingWith: folded)
    let fold = Fold(
      keepsCase: text.unicodeScalars.contains { $0.properties.isUppercase },
      keepsAccents: Fold(keepsAccents: true).bytes(of: text) != folded)
    self.precise = fold == .full ? nil : Precise(fold: fold, needle: Needle(fold.bytes(of: text)))
    let spelling = findsSpellings && fold.keepsAccents ? Umlauts.spelledOut(text) : nil
    spelledOut = spelling.flatMap { Term($0, isPhrase: true) }.map { [$0] } ?? []
  }

  /// In the searched text blanks are one, and so are the ends of lines.
  private static func withSingleBlanks(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if isBlank, result.last == " " { continue }
      result.append(isBlank ? " " : scalar)
    }
    return String(result)
  }

  /// Whether every paper that this term finds is found by `other` too; where case and accents never count,
  /// or, with `isStrict`, where they count as each of the two says.
  func implies(_ other: Term, isStrict: Bool) -> Bool {
    let impliesByAuthors = spelledOut.allSatisfy { spelling in
      spelling.implies(other, isStrict: isStrict)
        || other.spelledOut.contains { spelling.implies($0, isStrict: isStrict) }
    }
    guard impliesByAuthors, needle.contains(other.needle) else { return false }
    if let ids {
      guard let others = other.ids, others.lowerBound <= ids.lowerBound,
        ids.upperBound <= others.upperBound
      else { return false }
    }
    guard isStrict, let coarse = other.precise else { return true }
    guard let precise, precise.fold.keepsCase || !coarse.fold.keepsCase,
      precise.fold.keepsAccents || !coarse.fold.keepsAccents
    else { return false }
    // Both in the fold of the other term, so that what is compared is comparable.
    return Needle(coarse.fold.bytes(of: text)).contains(coarse.needle)
  }
}

extension Needle {
  /// Whether another needle stands in this one.
  func contains(_ other: Needle) -> Bool {
    bytes.withUnsafeBytes { other.firstMatch(in: $0) } != nil
  }
}
