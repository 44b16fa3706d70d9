import Glibc
import Storage

/// Whether the places where things are kept can be written, and by nobody else be read.
struct PlaceFindings {
  let places: Places
  private let area = "places"

  /// Less than this is soon nothing.
  private static let leastRoom: UInt64 = 50 << 20

  func all() -> [Finding] {
    [
      place("settings", places.config, isPrivate: false),
      place("data", places.data, isPrivate: true),
      place("state", places.state, isPrivate: true), place("cache", places.cache, isPrivate: false),
    ]
  }

  private func place(_ name: String, _ path: String, isPrivate: Bool) -> Finding {
    var status = stat()
    guard stat(path, &status) == 0 else { return missing(name, path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return Finding(
        area: area, name: name, verdict: .bad, text: "\(path) is no folder", advice: "move it away")
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      return Finding(
        area: area, name: name, verdict: .bad, text: "\(path) cannot be read and written",
        advice: "`ls -ld \(path)` says whose it is")
    }
    if let room = PlaceFindings.room(path), room < PlaceFindings.leastRoom {
      return Finding(
        area: area, name: name, verdict: .look, text: "\(path) has \(room >> 20) MB of room left",
        advice: "make room: what cannot be written is not kept")
    }
    if isPrivate, status.st_mode & 0o007 != 0 {
      return Finding(
        area: area, name: name, verdict: .look,
        text: "\(path) can be read by everybody on this machine",
        advice: "`chmod go-rwx \(path)` keeps your notes to yourself")
    }
    return .good(area, name, path)
  }

  /// It is made when it is needed, if it can be.
  private func missing(_ name: String, _ path: String, _ code: Int32) -> Finding {
    var parent = path[...]
    while let slash = parent.lastIndex(of: "/"), slash > parent.startIndex {
      parent = parent[..<slash]
      guard access(String(parent), F_OK) != 0 else { break }
    }
    let isRoom = code == ENOENT && access(String(parent), W_OK | X_OK) == 0
    guard isRoom else {
      return Finding(
        area: area, name: name, verdict: .bad,
        text: "\(path) is not there and cannot be made: \(String(cString: strerror(code)))",
        advice: "make the folder, or set QUIRE_HOME to one that can be written")
    }
    return .good(area, name, "\(path) is not there yet; it is made when it is needed")
  }

  private static func room(_ path: String) -> UInt64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize)
  }
}
