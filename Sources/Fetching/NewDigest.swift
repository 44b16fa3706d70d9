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
    let path = newPath(day, name, in: folder)
    try AtomicFile.write(Array(text.utf8), to: path)
    return path
  }

  /// `2026-11-26-efficiency.md`, or with a number from 2 behind it when there is one already.
  private static func newPath(_ day: Day, _ name: String, in folder: String) -> String {
    let stem = "\(folder)/\(day)-\(name)"
    var (path, number) = (stem + ".md", 2)
    while access(path, F_OK) == 0 {
      path = "\(stem)-\(number).md"
      number += 1
    }
    return path
  }
}
