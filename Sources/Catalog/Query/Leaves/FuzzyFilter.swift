/// Where in a text words may begin that are like some letters: a pass at some gigabytes a second.
///
/// The letters are cut into pieces with a letter between them: whatever one typo changes, it changes one piece at
/// most, also when two letters change places. So with one more piece than typos, one stands as it was, and not
/// farther from where it should stand than there are typos. The pieces are looked for all at once.
struct FuzzyFilter: Sendable {
  private let first: Piece
  private let second: Piece
  private let third: Piece
  /// The most bytes of a piece.
  private let longest: Int

  init(_ letters: [UInt8], _ typos: Int) {
    let length = (letters.count - typos) / (typos + 1)
    let pieces = (0...typos).map { number in
      let start = number * (length + 1)
      let end = number == typos ? letters.count : start + length
      return Piece(
        Array(letters[start..<end]), at: start == 0 ? 0...0 : start - typos...start + typos)
    }
    first = pieces[0]
    second = pieces.count > 1 ? pieces[1] : Piece.none
    third = pieces.count > 2 ? pieces[2] : Piece.none
    longest = pieces.map { $0.last + 1 }.max() ?? 1
  }

  /// Whether one of the places is wanted, which is asked of each.
  @inline(__always)
  func anyStart(in text: UnsafeRawBufferPointer, where isWanted: (Int) -> Bool) -> Bool {
    guard let base = text.baseAddress else { return false }
    // Where all pieces are within the text, sixteen places at once; those after that by themselves.
    let places = text.count &- longest &+ 1
    var offset = 0
    while offset < places, places >= 16 {
      let start = min(offset, places &- 16)
      let one = first.fits(base + start)
      let two = second.fits(base + start)
      let three = third.fits(base + start)
      let any = one | two | three
      if any[0] | any[1] != 0 {
        if first.anyStart(one, start, text, isWanted) { return true }
        if second.anyStart(two, start, text, isWanted) { return true }
        if third.anyStart(three, start, text, isWanted) { return true }
      }
      offset = start &+ 16
    }
    while offset < text.count {
      if first.anyStart(at: offset, text, isWanted) { return true }
      if second.anyStart(at: offset, text, isWanted) { return true }
      if third.anyStart(at: offset, text, isWanted) { return true }
      offset &+= 1
    }
    return false
  }

  /// Some letters that typos elsewhere leave as they are: the first, the last and one between, as more would
  /// tell no more.
  private struct Piece: Sendable {
    private let letters: (UInt8, UInt8, UInt8)
    /// Each of them sixteen times.
    private let wanted: (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)
    let middle: Int
    let last: Int
    /// How far from the beginning of the word they can stand.
    let places: ClosedRange<Int>

    /// Stands for one that there is not: a byte that is in no text.
    static let none = Piece([0xFF], at: 0...0)

    init(_ letters: [UInt8], at places: ClosedRange<Int>) {
      last = letters.count - 1
      middle = Needle(letters).rare
      self.letters = (letters[0], letters[middle], letters[last])
      wanted = (
        SIMD16(repeating: letters[0]), SIMD16(repeating: letters[middle]),
        SIMD16(repeating: letters[last])
      )
      self.places = places
    }

    /// A byte of ones for each of sixteen places where they stand.
    @inline(__always)
    func fits(_ base: UnsafeRawPointer) -> SIMD2<UInt64> {
      let ends = equal(base, wanted.0) & equal(base + last, wanted.2)
      return middle == 0 ? ends : ends & equal(base + middle, wanted.1)
    }

    @inline(__always)
    private func equal(_ base: UnsafeRawPointer, _ bytes: SIMD16<UInt8>) -> SIMD2<UInt64> {
      unsafeBitCast(
        base.loadUnaligned(as: SIMD16<UInt8>.self) .== bytes, to: SIMD2<UInt64>.self)
    }

    /// Whether they stand at a place, and near it a wanted word begins.
    @inline(__always)
    func anyStart(
      at place: Int, _ text: UnsafeRawBufferPointer, _ isWanted: (Int) -> Bool
    ) -> Bool {
      guard place &+ last < text.count, text[place] == letters.0,
        text[place &+ middle] == letters.1, text[place &+ last] == letters.2,
        let start = start(of: place, in: text)
      else { return false }
      return isWanted(start)
    }

    /// Whether a wanted word begins near one of sixteen places that are marked.
    @inline(__always)
    func anyStart(
      _ marked: SIMD2<UInt64>, _ offset: Int, _ text: UnsafeRawBufferPointer,
      _ isWanted: (Int) -> Bool
    ) -> Bool {
      for half in 0..<2 {
        var rest = marked[half]
        while rest != 0 {
          let place = offset &+ 8 &* half &+ rest.trailingZeroBitCount / 8
          if let start = start(of: place, in: text), isWanted(start) { return true }
          rest &= ~(0xFF << UInt64(rest.trailingZeroBitCount))
        }
      }
      return false
    }

    /// Where the word begins that a place is in; nil when that is not where it should.
    @inline(__always)
    func start(of place: Int, in text: UnsafeRawBufferPointer) -> Int? {
      var start = place
      while start > 0, Fold.isLetter(text[start &- 1]) {
        start &-= 1
        if place &- start > places.upperBound { return nil }
      }
      return place &- start >= places.lowerBound ? start : nil
    }
  }
}
