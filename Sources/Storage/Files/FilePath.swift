import Glibc

/// The name of a file as the system has it: any bytes but zero.
///
/// Names need not be UTF-8. What is opened are the bytes; what is shown is the text, in which broken
/// bytes are replaced.
public struct FilePath: Hashable, Sendable {
  /// Without the zero at the end.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  public init(_ text: String) {
    self.bytes = Array(text.utf8)
  }

  /// The name as text. May hold any character but is valid Unicode.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The last component.
  var name: ArraySlice<UInt8> {
    guard let slash = bytes.lastIndex(of: 0x2F) else { return bytes[...] }
    return bytes[(slash + 1)...]
  }

  /// Whether the name is that of a file packed with gzip or zstd.
  public var isNamedPacked: Bool {
    [".gz", ".zst"].contains { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// The folder that it is in.
  var parent: FilePath {
    guard let slash = bytes.lastIndex(of: 0x2F) else { return FilePath(".") }
    return FilePath(bytes: slash == 0 ? [0x2F] : Array(bytes[..<slash]))
  }

  /// A file in this folder.
  func appending(_ name: some Sequence<UInt8>) -> FilePath {
    FilePath(bytes: bytes + (bytes.last == 0x2F ? [] : [0x2F]) + name)
  }

  /// Whether anything is there, a link that leads nowhere too.
  public var isThere: Bool {
    var status = stat()
    return withCString { lstat($0, &status) } == 0
  }

  /// Lends the name as C takes it.
  package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}
