import Glibc
import Storage

/// Files of pages.
enum KeptFile {
  /// No page has more bytes.
  private static let limit = 1 << 28

  /// All bytes of a file; nil when there is none, or it is none of ours.
  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.withUnsafeMutableBytes { Descriptor.read(file, into: $0) }
    return count == bytes.count ? bytes : nil
  }
}
