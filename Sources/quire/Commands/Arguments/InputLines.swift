import Storage

/// The lines of standard input, each as soon as it has come.
struct InputLines: Sequence, IteratorProtocol {
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  mutating func next() -> String? {
    var searched = start
    while true {
      if let feed = bytes[searched...].firstIndex(of: 0x0A) {
        defer { start = feed + 1 }
        return text(to: feed)
      }
      searched = bytes.count
      if isAtEnd {
        guard start < bytes.count else { return nil }
        defer { start = bytes.count }
        return text(to: bytes.count)
      }
      searched -= start
      readMore()
    }
  }

  /// Everything that has not been taken yet.
  mutating func rest() -> String {
    while !isAtEnd { readMore() }
    defer { start = bytes.count }
    return text(to: bytes.count)
  }

  private mutating func readMore() {
    bytes.removeFirst(start)
    start = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { Descriptor.read(0, into: $0) }
    if count <= 0 { isAtEnd = true } else { bytes += buffer[..<count] }
  }

  private func text(to end: Int) -> String {
    let line = bytes[start..<end]
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}
