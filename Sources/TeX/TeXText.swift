/// LaTeX, as people write it in titles, names and abstracts, made readable: `$O(n \log n)$` is shown
/// as `O(n log n)`, `M\"uller` as `Müller`, `$\mathbb{R}^n$` as `ℝⁿ`.
///
/// Nothing is lost: a command that is not known, an odd dollar sign, a group that is not closed are
/// shown as they were written. Time and memory are linear in the text, whatever is in it.
///
///     let text = TeXText(source)
///     text.text        what is shown, in UTF-8; composed (NFC) where accents were put on letters
///     text.pieces      where every part of it came from, and its style
///
/// Any bytes may come in. What is no UTF-8 is passed on as it is.
public struct TeXText: Sendable {
  /// What a part of a text is. Several may hold.
  public struct Style: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// In a formula.
    public static let mathematics = Style(rawValue: 1)
    public static let bold = Style(rawValue: 2)
    public static let emphasis = Style(rawValue: 4)
    public static let typewriter = Style(rawValue: 8)
  }

  /// A part of the text and what it was made from.
  public struct Piece: Hashable, Sendable {
    /// Its bytes in `text`. Pieces stand in the order of the text, and leave out nothing of it.
    public var output: Range<Int>
    /// The bytes of the source that it stands for.
    public var source: Range<Int>
    public var style: Style
    /// The bytes of the two are the same.
    public var isVerbatim: Bool
  }

  /// What is shown.
  public let text: [UInt8]
  /// Where it came from.
  public let pieces: [Piece]
  /// For each piece, where the source of it and all before it ends; it never falls.
  private let reach: [Int]
  /// For each piece, where the source of it and all after it begins; it never falls.
  private let floor: [Int]

  /// What was rendered.
  init(_ text: [UInt8], _ pieces: [Piece]) {
    (self.text, self.pieces) = (text, pieces)
    var reach: [Int] = []
    reach.reserveCapacity(pieces.count)
    var floor = [Int](repeating: 0, count: pieces.count)
    var (end, start) = (0, Int.max)
    for piece in pieces {
      end = max(end, piece.source.upperBound)
      reach.append(end)
    }
    for index in pieces.indices.reversed() {
      start = min(start, pieces[index].source.lowerBound)
      floor[index] = start
    }
    (self.reach, self.floor) = (reach, floor)
  }

  /// What is shown, as a string.
  public var string: String { String(decoding: text, as: UTF8.self) }

  /// Where a part of the source is shown. Of what is shown as something else, the whole. Costs a
  /// search in the pieces and a step for each that is concerned.
  public func output(of source: Range<Int>) -> Range<Int> {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if reach[middle] <= source.lowerBound { low = middle + 1 } else { high = middle }
    }
    var result: Range<Int>?
    while low < pieces.count, floor[low] < source.upperBound {
      let piece = pieces[low]
      low += 1
      guard piece.source.overlaps(source) else { continue }
      let part = piece.part(piece.output, sharedWith: source, of: piece.source)
      result = result.map { $0.lowerBound..<max($0.upperBound, part.upperBound) } ?? part
    }
    return result ?? 0..<0
  }

  /// What a part of the text was made from.
  public func source(of output: Range<Int>) -> Range<Int> {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].output.upperBound <= output.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var result: Range<Int>?
    while low < pieces.count, pieces[low].output.lowerBound < output.upperBound {
      let piece = pieces[low]
      low += 1
      let part = piece.part(piece.source, sharedWith: output, of: piece.output)
      let known = result ?? part
      result =
        min(known.lowerBound, part.lowerBound)..<max(known.upperBound, part.upperBound)
    }
    return result ?? 0..<0
  }
}

extension TeXText.Piece {
  /// The part of one side that stands for what `other` shares with a range: exact where the piece is
  /// verbatim.
  fileprivate func part(
    _ side: Range<Int>, sharedWith range: Range<Int>, of other: Range<Int>
  ) -> Range<Int> {
    guard isVerbatim else { return side }
    let shared = other.clamped(to: range)
    let start = side.lowerBound + shared.lowerBound - other.lowerBound
    return start..<start + shared.count
  }
}
