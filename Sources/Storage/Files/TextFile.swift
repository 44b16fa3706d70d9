import Glibc

/// Small files of the reader's own: settings, keys and views.
public enum TextFile {
  /// The most that such a file may have.
  private static let limit = 1 << 20

  /// The mark that some editors put before UTF-8; it is none of the text.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text of a file; nil when there is none.
  public static func read(_ path: String) throws(StorageError) -> String? {
    guard let text = try readBytes(path) else { return nil }
    return String(
      decoding: text.starts(with: mark) ? text.dropFirst(mark.count) : text[...], as: UTF8.self)
  }

  /// The bytes of a file; nil when there is none.
  static func readBytes(_ path: String) throws(StorageError) -> [UInt8]? {
    let path = FilePath(path)
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw StorageError(path, .system(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StorageError(path, .notAFile) }
    guard status.st_size <= limit else { throw StorageError(path, .tooLarge) }
    let file = DigestFile(
      path: path, size: Int(status.st_size), modified: 0, isNamed: true, device: 0, number: 0)
    var text: [UInt8] = []
    try SourceReader.read(file, windowSize: limit) { window, _ in
      text += window
      return window.count
    }
    return text
  }
}
