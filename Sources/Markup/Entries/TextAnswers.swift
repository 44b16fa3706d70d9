import Papers

/// Answers about short texts by what they say, wherever they stand: lists have the same few labels, venues and
/// dates again and again.
struct TextAnswers<Answer>: ~Copyable {
  /// The longest text that is kept, in bytes.
  static var limit: Int { 16 }

  private let texts: UnsafeMutablePointer<SIMD2<UInt64>>
  private let answers: UnsafeMutablePointer<Answer>
  private static var size: Int { 128 }

  /// `Answer` is of plain values alone.
  init() {
    texts = .allocate(capacity: TextAnswers.size)
    // No text: its last byte would be the 16th, and no text has only such bytes.
    texts.initialize(repeating: SIMD2(.max, .max), count: TextAnswers.size)
    answers = .allocate(capacity: TextAnswers.size)
  }

  deinit {
    texts.deallocate()
    answers.deallocate()
  }

  /// The answer about a text of 1 to 16 bytes, none of them NUL; `find` finds it out.
  @inline(__always) func answer(
    _ range: Range<Int>, of text: UnsafeRawBufferPointer, _ find: () -> Answer
  ) -> Answer {
    guard let key = TextAnswers.key(range, text) else { return find() }
    let mixed = (key[0] ^ key[1] &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    let place = Int(truncatingIfNeeded: mixed &>> 32) & (TextAnswers.size - 1)
    if texts[place] == key { return answers[place] }
    let found = find()
    texts[place] = key
    answers[place] = found
    return found
  }

  /// The bytes of a text, and zeros behind them; nil where it is too near the end of all.
  @inline(__always) private static func key(
    _ range: Range<Int>, _ text: UnsafeRawBufferPointer
  ) -> SIMD2<UInt64>? {
    guard range.lowerBound &+ 16 <= text.count, !range.isEmpty else { return nil }
    var key = text.loadUnaligned(fromByteOffset: range.lowerBound, as: SIMD2<UInt64>.self)
    let bits = UInt64(range.count) &* 8
    // A shift by all of a word leaves nothing of it.
    key[0] &= bits >= 64 ? .max : (1 &<< bits) &- 1
    key[1] &= bits <= 64 ? 0 : UInt64.max >> (128 - bits)
    return key
  }
}
