/// A folded text that remembers where each of its bytes comes from, so that a match in it can be
/// shown in the text as it is displayed.
///
/// Made only for what is on the screen; the searched text itself keeps no map.
struct FoldedText {
  private(set) var bytes: [UInt8] = []
  /// For each folded byte, where its source character begins. Empty when the source is ASCII and
  /// folding kept every byte in its place.
  private var starts: [Int] = []
  /// For each folded byte, where its source character ends, accents that follow it included.
  private var ends: [Int] = []

  init(_ source: UnsafeRawBufferPointer, fold: Fold) {
    bytes.reserveCapacity(source.count)
    if source.allSatisfy({ $0 < 0x80 }) {
      for byte in source { fold.append(Unicode.Scalar(byte), to: &bytes) }
      return
    }
    var offset = 0
    var decoder = UTF8()
    var iterator = source.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      let before = bytes.count
      let end = offset + UTF8.width(scalar)
      fold.append(scalar, to: &bytes)
      if bytes.count == before, let last = starts.last {
        // An accent or an invisible character belongs to what stands before it.
        for index in stride(from: ends.count - 1, through: 0, by: -1) where starts[index] == last {
          ends[index] = end
        }
      }
      starts.append(contentsOf: repeatElement(offset, count: bytes.count - before))
      ends.append(contentsOf: repeatElement(end, count: bytes.count - before))
      offset = end
    }
  }

  /// The range of the source that a range of folded bytes stands for.
  func source(of range: Range<Int>) -> Range<Int> {
    guard !starts.isEmpty, !range.isEmpty else { return range }
    return starts[range.lowerBound]..<ends[range.upperBound - 1]
  }
}
