import Glibc
import Papers
import Storage

/// What fetches of a profile have to remember: since when to ask, and, of one that was interrupted, its pages.
///
/// A folder: `lock`, which a fetch holds; `memory`, two days in words; `plan` and `pages/`, which are there only
/// while a fetch is not at its end.
struct FetchMemory {
  private let folder: String
  private let lock: Int32
  private(set) var days = Days()

  struct Days: Hashable {
    /// The server's day at which the last harvest began: the next begins there.
    var harvested: Day?
    /// The newest day that a feed had.
    var announced: Day?
  }

  /// Opens the memory of a profile and holds it.
  ///
  /// - Throws: `.busy`, `.storage`.
  init(folder: String, profile: String) throws(FetchError) {
    self.folder = folder + "/" + profile
    do throws(StorageError) {
      try AtomicFile.makeFolder(self.folder + "/pages")
    } catch {
      throw .storage(error)
    }
    let path = self.folder + "/lock"
    lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .storage(StorageError(FilePath(path), .system(errno))) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw .busy(profile: profile)
    }
    let text = (try? TextFile.read(self.folder + "/memory")).flatMap(\.self) ?? ""
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let day = Day(String(words[1])) else { continue }
      if words[0] == "harvested" { days.harvested = day }
      if words[0] == "announced" { days.announced = day }
    }
  }

  /// Unlocks it, and does not leave that to closing: a program that is being started just now has the file open too,
  /// until it runs.
  func release() {
    flock(lock, LOCK_UN)
    close(lock)
  }

  // MARK: What was interrupted

  /// Pages may be used again for so many seconds: tokens of a harvest live a day.
  private static let lifetime = 20 * 3600

  /// Begins a fetch: pages of an earlier one stay if that was the same and is not old.
  func begin(plan: String, now: Int) throws(FetchError) {
    let path = folder + "/plan"
    let lines = (try? TextFile.read(path)).flatMap(\.self)?.split(separator: "\n") ?? []
    if lines.count == 2, lines[0] == plan, let then = Int(lines[1]),
      (0...FetchMemory.lifetime).contains(now - then)
    {
      return
    }
    forgetPages()
    try write("\(plan)\n\(now)\n", to: path)
  }

  func page(_ address: String) -> [UInt8]? {
    guard let bytes = KeptFile.read(pagePath(address)) else { return nil }
    // Another address may have the same name.
    guard bytes.starts(with: "\(address)\n".utf8) else { return nil }
    return Array(bytes.dropFirst(address.utf8.count + 1))
  }

  /// Keeps a page; one that cannot be kept has to be asked for again.
  func keep(_ address: String, _ bytes: [UInt8]) {
    try? AtomicFile.writePrivate(Array("\(address)\n".utf8) + bytes, to: pagePath(address))
  }

  func forgetPages() {
    unlink(folder + "/plan")
    for name in names(in: folder + "/pages") { unlink("\(folder)/pages/\(name)") }
  }

  /// A fetch is at its end.
  mutating func end(_ days: Days) throws(FetchError) {
    self.days = days
    var text = ""
    if let day = days.harvested { text += "harvested \(day)\n" }
    if let day = days.announced { text += "announced \(day)\n" }
    try write(text, to: folder + "/memory")
    forgetPages()
  }

  private func pagePath(_ address: String) -> String {
    folder + "/pages/" + String(SHA256.firstWord(of: address), radix: 16)
  }

  private func write(_ text: String, to path: String) throws(FetchError) {
    do throws(StorageError) {
      try AtomicFile.writePrivate(Array(text.utf8), to: path)
    } catch {
      throw .storage(error)
    }
  }

  private func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
