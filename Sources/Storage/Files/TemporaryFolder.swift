import Glibc

/// A folder for what nobody wants to keep.
public struct TemporaryFolder: Sendable {
  public let path: String

  /// Where such things go: `TMPDIR`, or `/tmp`.
  public static func place(_ environment: [String: String]) -> String {
    environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
  }

  /// Makes a folder for its owner alone, whose name begins so. nil when none can be made; `errno` says why.
  public init?(_ name: String, in place: String) {
    var path = Array("\(place)/\(name)-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else { return nil }
    self.path = String(
      decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Takes it away, with all that is in it.
  public func remove() { TemporaryFolder.remove(FilePath(path)) }

  /// Links are taken away as such: what they lead to is another's.
  private static func remove(_ path: FilePath) {
    var status = stat()
    if path.withCString({ lstat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR {
      // A folder holds itself and the one above it.
      for name in path.contents().names where name != [0x2E] && name != [0x2E, 0x2E] {
        remove(path.appending(name))
      }
    }
    _ = path.withCString { Glibc.remove($0) }
  }
}
