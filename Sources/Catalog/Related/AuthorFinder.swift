import Papers

/// The authors of a paper, to be found among those of others.
struct AuthorFinder {
  /// Their names, folded.
  private let names: Set<[UInt8]>
  private let needles: [Needle]

  /// Of a collaboration of hundreds nobody looks for all.
  private static let limit = 12

  init(_ paper: Paper) {
    let authors = paper.authors.items
    let some =
      authors.count <= AuthorFinder.limit ? authors[...] : authors.prefix(AuthorFinder.limit)
    names = Set(some.map { Fold.full.bytes(of: ShownText($0).string) }.filter { $0.count > 3 })
    needles = names.map { Needle($0) }
  }

  /// Whether there is nobody to look for.
  var isEmpty: Bool { names.isEmpty }

  /// The authors of another paper who are among them, as they are shown.
  func shared(with other: Paper) -> [String] {
    other.authors.items.prefix(200).map { ShownText($0).string }
      .filter { names.contains(Fold.full.bytes(of: $0)) }
  }
}

extension AuthorFinder {
  /// The numbers of those that a vocabulary of authors has.
  func numbers(in vocabulary: Vocabulary) -> [UInt32] {
    names.compactMap { vocabulary.number(ofKey: AuthorName.key(folded: $0[...])) }
  }

  /// The words of each name that are worth looking for. A very long one may be in no word of an index whole.
  var wordsOfNames: [[ArraySlice<UInt8>]] {
    names.map { name in
      name.split { !Fold.isLetter($0) }.filter { 2...WordRuns.overlap ~= $0.count }
    }
  }

  /// Whether a list of folded names has one of them.
  func isAmong(_ authors: UnsafeRawBufferPointer) -> Bool {
    needles.contains { needle in
      // A name within another one is none of theirs.
      needle.matches(in: authors).contains { match in
        (match.lowerBound == 0 || authors[match.lowerBound - 1] == Digest.separator)
          && (match.upperBound == authors.count || authors[match.upperBound] == Digest.separator)
      }
    }
  }
}

/// The title of a paper that may be one of several: “Placeholder Substructures II: …”.
struct Series {
  /// The words before the number of the part.
  private let stem: [Substring]
  private let hasNumber: Bool

  init(title: String) {
    let folded = String(decoding: Fold.full.bytes(of: title), as: UTF8.self)
    let words = folded.split { !($0.isLetter || $0.isNumber) }
    let number = words.indices.dropFirst(2).first { Series.isNumber(words[$0]) }
    hasNumber = number != nil
    var stem = words[..<(number ?? words.count)]
    if let last = stem.last, ["part", "paper", "no", "volume", "chapter"].contains(last) {
      stem.removeLast()
    }
    self.stem = Array(stem)
  }

  /// The folded word with which the title of another part begins; nil when there can be none.
  var firstWord: [UInt8]? { stem.count >= 2 ? Array(stem[0].utf8) : nil }

  /// Whether another title is that of another part.
  func goesOn(in title: String) -> Bool {
    let other = Series(title: title)
    guard hasNumber || other.hasNumber, stem.count >= 2 else { return false }
    return stem == other.stem
      || !hasNumber && stem.starts(with: other.stem)
      || !other.hasNumber && other.stem.starts(with: stem)
  }

  private static func isNumber(_ word: Substring) -> Bool {
    let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    return roman.contains(String(word)) || word.count <= 2 && word.allSatisfy(\.isNumber)
  }
}
