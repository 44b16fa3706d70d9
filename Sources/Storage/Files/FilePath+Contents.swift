import Glibc

extension FilePath {
  /// The names in a folder, in no order, and the `errno` of what went wrong; 0 when nothing did. The folder
  /// is closed again before any of them is looked at, so that nesting costs no descriptors.
  public func contents() -> (names: [[UInt8]], error: Int32) {
    guard let stream = withCString({ opendir($0) }) else { return ([], errno) }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      // The end of the folder leaves no error behind.
      guard let item = readdir(stream) else { return (names, errno) }
      names.append(withUnsafeBytes(of: &item.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
    }
  }
}
