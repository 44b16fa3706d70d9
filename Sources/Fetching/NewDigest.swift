import Glibc
import Papers
import Storage

/// A digest as a file of its folder: it comes whole or not at all, and none is ever written again.
enum NewDigest {
  /// Writes a text under the first free name, and returns the path.
  static func write(
    _ text: String, _ day: Day, _ name: String, in folder: String
  ) throws(StorageError) -> String {
    try AtomicFile.makeFolder(folder)
    AtomicFile.removeUnfinished(in: folder)
    let stem = "\(folder)/\(day)-\(name)"
    // `2026-11-26-efficiency.md`, or with a number from 2 behind it when there is one already, or comes meanwhile.
    var (path, number) = (stem + ".md", 2)
    while true {
      do throws(StorageError) {
        if access(path, F_OK) == 0 { throw StorageError(FilePath(path), .system(EEXIST)) }
        try AtomicFile.create(Array(text.utf8), at: FilePath(path))
        return path
      } catch {
        guard error.reason == .system(EEXIST) else { throw error }
        (path, number) = ("\(stem)-\(number).md", number + 1)
      }
    }
  }
}
