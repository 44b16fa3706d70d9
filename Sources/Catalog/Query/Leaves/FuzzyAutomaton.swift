/// Tells whether a word begins like some letters, but for some typos: all ways to read it at once, a bit for each.
///
/// For each number of typos there is a set of states; bit `n` says that the first `n` letters have been read with
/// at most so many. A byte of the word moves all of them (Wu and Manber 1992; a change of places looks back at the
/// states of two bytes before).
struct FuzzyAutomaton: Sendable {
  /// By byte: bit `n` for each letter `n` that it is.
  private let places: [UInt64]
  private let typos: Int
  /// All letters have been read.
  private let end: UInt64
  /// The most letters that it knows of; a word for which these fit may not fit behind them.
  static let most = 60

  init(_ letters: [UInt8], _ typos: Int) {
    var places = [UInt64](repeating: 0, count: 256)
    for (number, letter) in letters.prefix(FuzzyAutomaton.most).enumerated() {
      places[Int(letter)] |= 1 << UInt64(number)
    }
    (self.places, self.typos) = (places, typos)
    end = 1 << UInt64(min(letters.count, FuzzyAutomaton.most))
  }

  /// Lends it for a text.
  @inline(__always)
  func lend<Result>(_ body: (Lent) -> Result) -> Result {
    places.withUnsafeBufferPointer { body(Lent(places: $0, typos: typos, end: end)) }
  }

  struct Lent {
    fileprivate let places: UnsafeBufferPointer<UInt64>
    fileprivate let typos: Int
    fileprivate let end: UInt64

    /// Whether the word that begins at a place fits.
    func fits(_ text: UnsafeRawBufferPointer, from start: Int) -> Bool {
      // The states with no typo, with one, with two; and those before the last byte.
      var none: UInt64 = 1
      var (one, two): (UInt64, UInt64) = (typos > 0 ? 3 : 0, typos > 1 ? 7 : 0)
      var (noneBefore, oneBefore): (UInt64, UInt64) = (0, 0)
      var before: UInt64 = 0
      var place = start
      while place < text.count, Fold.isLetter(text[place]) {
        let here = places[Int(text[place])]
        let turned = here & before >> 1
        let newNone = (none & here) << 1
        var (newOne, newTwo): (UInt64, UInt64) = (0, 0)
        if typos > 0 {
          newOne = (one & here) << 1 | none | none << 1 | newNone << 1 | (noneBefore & turned) << 2
        }
        if typos > 1 {
          newTwo = (two & here) << 1 | one | one << 1 | newOne << 1 | (oneBefore & turned) << 2
        }
        (noneBefore, oneBefore, before) = (none, one, here)
        (none, one, two) = (newNone, newOne, newTwo)
        let all = none | one | two
        if all & end != 0 { return true }
        if all & (end &- 1) == 0 { return false }
        place &+= 1
      }
      return false
    }
  }
}
