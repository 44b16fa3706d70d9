import Papers
import TeX

/// A text with TeX in it, or a list of such texts, as it is shown.
struct ShownList {
  private(set) var text: [UInt8] = []
  private(set) var pieces: [Piece] = []

  /// A part of it, and what of the source it was made from.
  struct Piece {
    let output: Range<Int>
    let source: Range<Int>
    /// The bytes of the two are the same.
    let isVerbatim: Bool
  }

  init(_ source: UnsafeRawBufferPointer) {
    for item in source.split(separator: Digest.separator, omittingEmptySubsequences: false) {
      let start = item.startIndex
      if start > 0 {
        add(Piece(output: 0..<1, source: start - 1..<start, isVerbatim: true), behind: 0)
        text.append(Digest.separator)
      }
      let shown = TeXText(UnsafeRawBufferPointer(rebasing: item))
      for piece in shown.pieces {
        add(
          Piece(output: piece.output, source: piece.source, isVerbatim: piece.isVerbatim),
          behind: start)
      }
      text += shown.text
    }
  }

  /// Adds a piece of what comes behind the text that there is.
  private mutating func add(_ piece: Piece, behind start: Int) {
    func moved(_ range: Range<Int>, _ distance: Int) -> Range<Int> {
      range.lowerBound + distance..<range.upperBound + distance
    }
    pieces.append(
      Piece(
        output: moved(piece.output, text.count), source: moved(piece.source, start),
        isVerbatim: piece.isVerbatim))
  }
}
