public import Catalog
import Glibc

/// Keeps the saved views in their file, with what was done to them since the start.
///
/// The file is the reader's own, and may be edited by hand meanwhile: each change reads it anew, is made to what
/// it has then, and is written only if nobody has written it since. Without a change no file is made.
public struct ViewsFile: Sendable {
  public let path: String
  private var history = ViewHistory()

  public init(_ path: String) { self.path = path }

  public enum Failure: Error {
    /// The views are as they were, which is this.
    case refused(ViewRefusal, ViewsText)
    case storage(StorageError)
    /// The file has bytes that are not UTF-8: written again, they would be others.
    case notText
  }

  /// The views that a file has; without one, the usual ones.
  public static func read(_ path: String) throws(StorageError) -> ViewsText {
    try TextFile.read(path).map(ViewsText.init) ?? .usual
  }

  /// How often a change is begun anew because somebody else was faster.
  private static let patience = 5

  /// Does what is asked. What the file has then, and what was done; nil when nothing was.
  public mutating func answer(
    _ request: ViewsRequest
  ) throws(Failure) -> (text: ViewsText, step: ViewsStep?) {
    if request == .read {
      return (try read { () throws(StorageError) in try ViewsFile.read(path) }, nil)
    }
    for _ in 0..<ViewsFile.patience {
      // Other Quires wait; an editor does not know of this.
      let lock = lockFolder()
      defer { if lock >= 0 { close(lock) } }
      let before = try read { () throws(StorageError) in try TextFile.readBytes(path) }
      let found = try ViewsFile.text(of: before)
      var text = found.text
      var later = history
      let step: ViewsStep?
      do throws(ViewRefusal) {
        step = try later.answer(request, &text)
      } catch {
        // What cannot be undone any more is not tried for ever.
        history = later
        throw .refused(error, text)
      }
      guard step != nil else { return (text, nil) }
      if lock < 0 {
        try read { () throws(StorageError) in try AtomicFile.makeFolder(folder) }
        continue
      }
      let bytes = (found.hasMark ? TextFile.mark : []) + Array(text.text.utf8)
      let isWritten = try read { () throws(StorageError) in try write(bytes, over: before) }
      if isWritten {
        history = later
        return (text, step)
      }
    }
    throw .storage(StorageError(FilePath(path), .changedWhileReading))
  }

  private func read<Result>(
    _ body: () throws(StorageError) -> Result
  ) throws(Failure) -> Result {
    do throws(StorageError) { return try body() } catch { throw .storage(error) }
  }

  private static func text(
    of bytes: [UInt8]?
  ) throws(Failure) -> (text: ViewsText, hasMark: Bool) {
    guard let bytes else { return (.usual, false) }
    let hasMark = bytes.starts(with: TextFile.mark)
    guard
      let text = String(
        validating: bytes.dropFirst(hasMark ? TextFile.mark.count : 0), as: UTF8.self)
    else { throw .notText }
    return (ViewsText(text), hasMark)
  }

  /// Whether the file was written: it still had these bytes.
  private func write(_ bytes: [UInt8], over before: [UInt8]?) throws(StorageError) -> Bool {
    guard try TextFile.readBytes(path) == before else { return false }
    var status = stat()
    let isThere = stat(path, &status) == 0
    AtomicFile.removeUnfinished(path)
    try AtomicFile.write(bytes, to: path, mode: isThere ? status.st_mode & 0o777 : 0o644)
    return true
  }

  private var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  /// Locks the folder for as long as the descriptor is open; negative when there is no folder.
  private func lockFolder() -> Int32 {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Where nothing can be locked, the look at the bytes before writing has to do.
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return descriptor
  }
}
