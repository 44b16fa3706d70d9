import Catalog
import Papers

/// Random parts of words, which nobody has asked for before: what a key costs at the worst.
struct RandomTerms {
  let terms: [String]

  /// - Parameters:
  ///   - count: how many terms; one may come twice.
  ///   - seed: the same one gives the same terms of the same library.
  init(_ count: Int, seed: UInt64, from library: Library) {
    var numbers = SplitMix(state: seed)
    let words = RandomTerms.dictionary(of: library)
    terms = (words.isEmpty ? 0..<0 : 0..<count).map { _ in
      let word = words[Int.random(in: 0..<words.count, using: &numbers)]
      let length = Int.random(in: 1...min(4, word.count), using: &numbers)
      let start = Int.random(in: 0...word.count - length, using: &numbers)
      return String(decoding: word[start..<start + length], as: UTF8.self)
    }
  }

  /// The different words of 50,000 papers all over the library, in the order of the alphabet: runs of small letters
  /// without an accent, so that none is a part of the language.
  private static func dictionary(of library: Library) -> [[UInt8]] {
    var words: Set<[UInt8]> = []
    let rows = library.rows(in: SortOrder(.date))
    for index in stride(from: 0, to: rows.count, by: max(1, rows.count / 50_000)) {
      let paper = library.paper(at: rows[index])
      for passage in [paper.title, paper.authors, paper.abstract] {
        passage.withBytes { bytes in
          let lower = bytes.map { 65...90 ~= $0 ? $0 + 32 : $0 }
          let runs = lower.split { !(97...122 ~= $0) }
          words.formUnion(runs.lazy.map(Array.init))
        }
      }
    }
    return words.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Each term from nothing, twice; the better one counts.
  func times(by typist: Typist) -> [(term: String, time: Duration)] {
    terms.map { ($0, min(typist.ask($0).all, typist.ask($0).all)) }
  }
}

/// Random numbers that are the same everywhere.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
