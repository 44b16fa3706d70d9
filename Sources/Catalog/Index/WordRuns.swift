/// The words of a folded text, as the index knows them.
///
/// A word is a run of bytes between blanks, line ends and what divides fields and items, without the
/// punctuation at its two ends (`isEdge`): `low-bit`, `low-`, `d²moe`, `o(n` of `o(n)`. Whatever is looked for without a blank in
/// it, and begins and ends with something that is no punctuation, lies inside one such word where it stands in
/// the text; so the papers in whose words it stands are the papers in whose texts it stands.
///
/// Texts that are one endless run would make endless words. Of those longer than `longest` every window of
/// that length is a word, each `step` bytes further, so that what is at most `overlap` bytes long lies in one
/// of them whole.
enum WordRuns {
  /// The longest word, in bytes. Of 160,551 different words of 100,000 abstracts 12 are longer.
  static let longest = 96
  /// What lies whole in some window of a longer one, wherever it begins.
  static let overlap = 32
  private static let step = longest - overlap

  /// Shows each word of a folded text, in its order.
  @inline(__always)
  static func visit(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard let base = text.baseAddress else { return }
    let end = text.count
    var place = 0
    while place < end {
      while place < end, divides(base.load(fromByteOffset: place, as: UInt8.self)) { place &+= 1 }
      let start = place
      while place < end, !divides(base.load(fromByteOffset: place, as: UInt8.self)) { place &+= 1 }
      if place > start { divide(base, start, place, body) }
    }
  }

  @inline(__always)
  private static func divide(
    _ base: UnsafeRawPointer, _ from: Int, _ to: Int, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    var (start, end) = (from, to)
    while start < end, isEdge(base.load(fromByteOffset: start, as: UInt8.self)) { start &+= 1 }
    while start < end, isEdge(base.load(fromByteOffset: end &- 1, as: UInt8.self)) { end &-= 1 }
    while end &- start > longest {
      body(UnsafeRawBufferPointer(start: base + start, count: longest))
      start &+= step
    }
    if start < end { body(UnsafeRawBufferPointer(start: base + start, count: end &- start)) }
  }

  /// The punctuation around words: of ASCII ``! " $ % ' ( ) , . : ; ? [ \ ] ` { }``. What else there is, as the hyphen of
  /// `low-`, stays with its word, because whoever types `low-bit` has typed that on the way.
  @inline(__always)
  static func isEdge(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 0x40 ? 0x8C00_53B6_0000_0000 : byte < 0x80 ? 0x2800_0001_3800_0000 : 0
    return bits & 1 &<< UInt64(byte & 63) != 0
  }

  /// Whether a byte stands between words.
  @inline(__always)
  static func divides(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// What of a term without blanks lies inside one word wherever the term stands.
  static func core(of term: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var core = term
    while let first = core.first, isEdge(first) { core.removeFirst() }
    while let last = core.last, isEdge(last) { core.removeLast() }
    return core.prefix(overlap)
  }
}
