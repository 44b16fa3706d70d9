import Papers

/// On which line a reader is that goes through a text in small steps: each line end is looked for once.
struct LineCount {
  /// The line of the place to which was moved last.
  private(set) var line: Int
  /// The next line end, which is at that place or behind it.
  private var next: Int
  private let scanner: ByteScanner

  /// Of a text that begins on a line.
  init(_ text: UnsafeRawBufferPointer, line: Int) {
    scanner = ByteScanner(text)
    self.line = line
    next = scanner.lineEnd(from: 0)
  }

  /// Moves on to a place, which is none before the last one.
  mutating func move(to place: Int) {
    while next < place {
      line += 1
      next = scanner.lineEnd(from: next + 1)
    }
  }
}
