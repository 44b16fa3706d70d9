/// What came of a program that ran away from the keys.
struct ChildOutcome {
  /// The exit code, or 128 and the signal; nil when it did not start.
  var code: Int32?
  /// Why it did not start: an `errno`.
  var failure: Int32 = 0
  /// It was ended because its time was over.
  var isLate = false
  /// What it printed, as far as that is kept.
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  /// How many bytes it printed.
  private(set) var printed = 0
  /// The last bytes of it.
  private(set) var tail: [UInt8] = []

  /// What is kept of what a program prints, of what it says of errors, and of the end of the first, in bytes: more than
  /// anybody reads in a box.
  private static let (limit, errorLimit, tailLimit) = (256 << 10, 16 << 10, 8 << 10)

  init(failure: Int32 = 0) { self.failure = failure }

  /// Takes what was printed.
  mutating func take(_ bytes: ArraySlice<UInt8>) {
    printed += bytes.count
    output += bytes.prefix(max(0, ChildOutcome.limit - output.count))
    tail = Array((tail + bytes).suffix(ChildOutcome.tailLimit))
  }

  mutating func take(errors bytes: ArraySlice<UInt8>) {
    errors += bytes.prefix(max(0, ChildOutcome.errorLimit - errors.count))
  }
}
