/// What has been rendered so far, with where it came from.
struct Output {
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [TeXText.Piece] = []
  /// In what follows.
  var style: TeXText.Style = []

  /// Pieces before this one are not made longer.
  private var fence = 0

  /// A place in the output, between two pieces.
  struct Mark {
    fileprivate let byte: Int
    fileprivate let piece: Int
  }

  /// Room for `map`, which is called for every script.
  private var changed: [UInt8] = []
  private var ends: [Int] = []

  /// Before everything.
  static let start = Mark(byte: 0, piece: 0)

  mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  /// Appends a part of the source as it is.
  mutating func copy(_ source: UnsafeRawBufferPointer, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: source[range]))
    if pieces.count > fence, let last = pieces.last, last.isVerbatim,
      last.source.upperBound == range.lowerBound,
      last.style == style, last.output.upperBound == start
    {
      pieces[pieces.count - 1].output = last.output.lowerBound..<bytes.count
      pieces[pieces.count - 1].source = last.source.lowerBound..<range.upperBound
    } else {
      pieces.append(
        TeXText.Piece(
          output: start..<bytes.count, source: range, style: style, isVerbatim: true))
    }
  }

  /// Appends what is shown for a part of the source.
  mutating func put(_ text: some Sequence<UInt8>, for source: Range<Int>) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    guard bytes.count > start else { return }
    pieces.append(
      TeXText.Piece(output: start..<bytes.count, source: source, style: style, isVerbatim: false))
  }

  mutating func put(_ scalar: Unicode.Scalar, for source: Range<Int>) {
    let start = bytes.count
    append(scalar, to: &bytes)
    pieces.append(
      TeXText.Piece(output: start..<bytes.count, source: source, style: style, isVerbatim: false))
  }

  /// Appends a character in UTF-8.
  @inline(__always)
  private func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let value = scalar.value
    if value < 0x80 { return bytes.append(UInt8(value)) }
    if value < 0x800 {
      bytes.append(UInt8(0xC0 | value >> 6))
    } else {
      if value < 0x10000 {
        bytes.append(UInt8(0xE0 | value >> 12))
      } else {
        bytes.append(UInt8(0xF0 | value >> 18))
        bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
      }
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
    }
    bytes.append(UInt8(0x80 | value & 0x3F))
  }

  /// A blank that the source may not have; none at the beginning, and no second one.
  mutating func putBlank(at place: Int) {
    guard let last = bytes.last, last != 0x20, last != 0x0A else { return }
    put(CollectionOfOne(0x20), for: place..<place)
  }

  /// Here. What is appended from now on is in pieces of its own.
  var mark: Mark {
    mutating get {
      fence = pieces.count
      return Mark(byte: bytes.count, piece: pieces.count)
    }
  }

  /// Whether an opening bracket stands before a mark.
  func isBracketed(before mark: Mark) -> Bool {
    guard mark.byte > 0 else { return false }
    switch bytes[mark.byte - 1] {
    case 0x28, 0x5B, 0x7B: return true
    // ⟨.
    case 0xA8: return mark.byte > 2 && bytes[mark.byte - 2] == 0x9F && bytes[mark.byte - 3] == 0xE2
    default: return false
    }
  }

  /// What was written since.
  func text(since mark: Mark) -> String {
    String(decoding: bytes[mark.byte...], as: UTF8.self)
  }

  /// Whether just this was written since.
  func `is`(_ text: StaticString, since mark: Mark) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - mark.byte == count else { return false }
    return (0..<count).allSatisfy { bytes[mark.byte + $0] == text.utf8Start[$0] }
  }

  func isEmpty(since mark: Mark) -> Bool { bytes.count == mark.byte }

  /// How many bytes were written since.
  func count(since mark: Mark) -> Int { bytes.count - mark.byte }

  /// Puts a text before what was written since.
  mutating func insert(_ text: String, at mark: Mark, for source: Range<Int>) {
    let added = text.utf8.count
    if added == 0 { return }
    bytes.insert(contentsOf: text.utf8, at: mark.byte)
    for index in mark.piece..<pieces.count {
      let range = pieces[index].output
      pieces[index].output = range.lowerBound + added..<range.upperBound + added
    }
    pieces.insert(
      TeXText.Piece(
        output: mark.byte..<mark.byte + added, source: source, style: style, isVerbatim: false),
      at: mark.piece)
  }

  /// Writes something else for what was written since.
  mutating func replace(since mark: Mark, by text: [UInt8], for source: Range<Int>) {
    bytes.removeSubrange(mark.byte...)
    pieces.removeSubrange(mark.piece...)
    put(text, for: source)
  }

  /// Writes another character for every character since, piece by piece. False, and nothing is
  /// changed, when `form` has none for one of them.
  mutating func map(since mark: Mark, _ form: (Unicode.Scalar) -> Unicode.Scalar?) -> Bool {
    changed.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for piece in pieces[mark.piece...] {
      var offset = piece.output.lowerBound
      while offset < piece.output.upperBound {
        guard let (scalar, length) = scalar(at: offset), let other = form(scalar) else {
          return false
        }
        append(other, to: &changed)
        offset += length
      }
      ends.append(mark.byte + changed.count)
    }
    var start = mark.byte
    for (index, end) in zip(mark.piece..<pieces.count, ends) {
      pieces[index].output = start..<end
      pieces[index].isVerbatim = false
      start = end
    }
    bytes.removeSubrange(mark.byte...)
    bytes.append(contentsOf: changed)
    return true
  }

  /// The character at an offset and its length; nil for what is none.
  private func scalar(at offset: Int) -> (Unicode.Scalar, Int)? {
    if bytes[offset] < 0x80 { return (Unicode.Scalar(bytes[offset]), 1) }
    var decoder = UTF8()
    var iterator = bytes[offset...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  /// Lets what was written since stand for more of the source, if it is not the source itself.
  mutating func widen(since mark: Mark, to source: Range<Int>) {
    guard pieces.count > mark.piece else { return }
    for index in [mark.piece, pieces.count - 1] where !pieces[index].isVerbatim {
      let own = pieces[index].source
      let start = index == mark.piece ? source.lowerBound : own.lowerBound
      let end = index == pieces.count - 1 ? source.upperBound : own.upperBound
      pieces[index].source = start..<end
    }
  }

  /// Removes the last piece, if it is one of our own.
  mutating func removeLast() {
    guard let last = pieces.last, !last.isVerbatim else { return }
    bytes.removeSubrange(last.output.lowerBound...)
    pieces.removeLast()
  }

  /// Puts an accent on the last character, for which `source` stands; false when there is none since
  /// the mark.
  mutating func accent(_ accent: Unicode.Scalar, since mark: Mark, for source: Range<Int>) -> Bool {
    guard let start = lastLetter(since: mark) else { return false }
    var letterSource = source
    // The piece of the letter is cut off from what is before it, and takes in what is after it.
    while let last = pieces.last, last.output.upperBound > start {
      pieces.removeLast()
      guard last.output.lowerBound < start else {
        letterSource = letterSource.union(last.source)
        continue
      }
      var before = last
      before.output = last.output.lowerBound..<start
      if last.isVerbatim {
        let cut = last.source.lowerBound + before.output.count
        before.source = last.source.lowerBound..<cut
        letterSource = letterSource.union(cut..<last.source.upperBound)
      } else {
        letterSource = letterSource.union(last.source)
      }
      pieces.append(before)
    }
    Composer.append(accent, to: &bytes, from: start)
    pieces.append(
      TeXText.Piece(
        output: start..<bytes.count, source: letterSource, style: style, isVerbatim: false))
    return true
  }

  /// Where the last character begins that is no accent. Of one with more accents than any language
  /// puts on a letter, nothing more is known.
  private func lastLetter(since mark: Mark) -> Int? {
    var start = bytes.count
    while start > mark.byte, bytes.count - start < 32 {
      start -= 1
      while start > mark.byte, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let text = String(decoding: bytes[start...], as: UTF8.self)
      if let first = text.unicodeScalars.first, !Composer.isMark(first) { return start }
    }
    return nil
  }
}

extension Range<Int> {
  func union(_ other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
