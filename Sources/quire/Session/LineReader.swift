import Glibc
import Storage

/// Lines of a descriptor, as they come.
struct LineReader {
  enum Next {
    case line(String)
    /// A line longer than anybody types was passed over.
    case tooLong(Int)
    /// Nothing has come that ends a line.
    case nothing
    case end
  }

  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var isPassingOver = false
  /// Nothing more comes; the last line may be waiting.
  private(set) var hasEnded = false

  /// More bytes than a line that is meant ever has.
  private static let limit = 1 << 16

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Whether a line has been read and not taken.
  var hasLine: Bool { bytes.contains(0x0A) }

  /// The next line. Never waits.
  mutating func next() -> Next {
    if !hasLine, !hasEnded, isReady { read() }
    if let end = bytes.firstIndex(of: 0x0A) { return take(bytes[..<end], through: end + 1) }
    if hasEnded { return bytes.isEmpty ? .end : take(bytes[...], through: bytes.count) }
    if bytes.count > LineReader.limit { (bytes, isPassingOver) = ([], true) }
    return .nothing
  }

  private mutating func take(_ line: ArraySlice<UInt8>, through end: Int) -> Next {
    let text = String(decoding: line, as: UTF8.self)
    let isTooLong = isPassingOver || line.count > LineReader.limit
    bytes.removeFirst(end)
    isPassingOver = false
    return isTooLong ? .tooLong(LineReader.limit) : .line(text)
  }

  private var isReady: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }

  private mutating func read() {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = buffer.withUnsafeMutableBytes { Descriptor.read(descriptor, into: $0) }
    if count <= 0 { hasEnded = true } else { bytes += buffer[..<count] }
  }
}
