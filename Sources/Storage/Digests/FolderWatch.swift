import Glibc
import Synchronization

/// Tells when digests appear, change or go, through inotify. Only a descriptor: who waits for keys
/// waits for this as well, and while nothing changes nothing wakes up.
///
/// Watched are the folders in which the files are, and around each path that was asked for the folder
/// in which its own name stands: a folder that is deleted and made again, or replaced by another, is
/// seen there. When that folder is not there either, the nearest one above it is watched.
public final class FolderWatch: Sendable {
  /// To be polled for input.
  public let descriptor: Int32

  private let places = Mutex<[Int32: Place]>([:])

  /// What matters in a folder.
  private struct Place {
    /// Every name that digests have, and every folder.
    var isSearched = false
    /// These names, whatever they are; some are patterns.
    var names: Set<[UInt8]> = []
  }

  /// Files are named when they are whole: closed after writing, or moved to their place.
  private static let names = UInt32(
    IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF)
  private static let contents = names | UInt32(IN_CLOSE_WRITE)

  /// nil where the system gives no watch.
  public init?() {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Watches what the paths stood for. May be called again, from any thread; what is watched already
  /// stays so. A limit of the system means that the rest is not watched.
  ///
  /// - Returns: whether something is watched now that was not before. What has happened there since
  ///   `folder` was looked at is not told.
  @discardableResult public func watch(_ folder: DigestFolder) -> Bool {
    var isNew = false
    for path in folder.folders {
      isNew = add(path, FolderWatch.contents) { $0.isSearched = true } == true || isNew
    }
    for root in folder.roots {
      for path in [root, root.real].compactMap(\.self) {
        isNew = addName(of: path, isPattern: root.isPattern) || isNew
      }
    }
    return isNew
  }

  /// Watches files of these names, what is written into them too; patterns may be among them. What they link to is
  /// watched as well. May be called again, as `watch(_:)`.
  public func watch(files: [String]) {
    for file in files.map({ FilePath($0) }) {
      for path in [file, file.real].compactMap(\.self) { _ = addName(of: path, isPattern: true) }
    }
  }

  /// Watches the folder of a name, or where there is none, the name of that folder, and so on.
  private func addName(of path: FilePath, isPattern: Bool) -> Bool {
    var events = isPattern ? FolderWatch.contents : FolderWatch.names
    var path = path.withoutSlashes
    while true {
      let name = Array(path.name)
      if let isNew = add(path.parent, events, { $0.names.insert(name) }) { return isNew }
      guard path.parent.bytes.count < path.bytes.count else { return false }
      (path, events) = (path.parent, FolderWatch.names)
    }
  }

  /// Whether a folder was not watched before; nil when it cannot be.
  private func add(
    _ path: FilePath, _ events: UInt32, _ change: (inout Place) -> Void
  ) -> Bool? {
    places.withLock { places in
      let all = events | UInt32(IN_MASK_ADD) | UInt32(IN_ONLYDIR)
      let number = path.withCString { inotify_add_watch(descriptor, $0, all) }
      guard number >= 0 else { return nil }
      let isNew = places[number] == nil
      change(&places[number, default: Place()])
      return isNew
    }
  }

  /// What has happened.
  public enum Change: Sendable {
    /// Files have come, or were written, and are whole.
    case came
    /// Something has gone, or a folder has changed: what takes its place may still be to come.
    case other
  }

  /// Takes what has happened; nil when nothing of it can matter: a name that digests have, a folder, the name of what
  /// was asked for, or more than the system kept.
  public func drain() -> Change? {
    var change: Change?
    FileEvents.drain(descriptor) { number, mask, name in
      guard matters(number, mask, Array(name)) else { return }
      let isWhole = mask & UInt32(IN_CLOSE_WRITE | IN_MOVED_TO) != 0 && mask & UInt32(IN_ISDIR) == 0
      change = isWhole && change != .other ? .came : .other
    }
    return change
  }

  private func matters(_ number: Int32, _ mask: UInt32, _ name: [UInt8]) -> Bool {
    func has(_ events: Int32...) -> Bool { events.contains { mask & UInt32($0) != 0 } }
    if mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    let place = places.withLock { places in
      // A folder that was moved is another one's from now on.
      if has(IN_MOVE_SELF) { inotify_rm_watch(descriptor, number) }
      return has(IN_MOVE_SELF, IN_IGNORED) ? places.removeValue(forKey: number) : places[number]
    }
    guard let place else { return false }
    if has(IN_DELETE_SELF, IN_MOVE_SELF, IN_UNMOUNT) { return true }
    if place.names.contains(where: { FilePath(bytes: $0).matches(name) }) { return true }
    if !place.isSearched || name.first == 0x2E { return false }
    if mask & UInt32(IN_ISDIR) != 0 { return true }
    // A new file is told of again when it is whole.
    if has(IN_CREATE) { return false }
    return DigestFolder.isDigestName(name)
  }
}

extension FilePath {
  /// Without links, and from the root; nil when it is not there.
  fileprivate var real: FilePath? {
    guard let path = withCString({ realpath($0, nil) }) else { return nil }
    defer { free(path) }
    return FilePath(bytes: Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
  }

  fileprivate var withoutSlashes: FilePath {
    var bytes = bytes
    while bytes.count > 1, bytes.last == 0x2F { bytes.removeLast() }
    return FilePath(bytes: bytes)
  }

  var isPattern: Bool { bytes.contains { "*?[".utf8.contains($0) } }

  /// Whether a name is this one, or fits it when it is a pattern.
  fileprivate func matches(_ name: [UInt8]) -> Bool {
    if bytes == name { return true }
    guard isPattern else { return false }
    return withCString { pattern in
      FilePath(bytes: name).withCString { fnmatch(pattern, $0, 0) == 0 }
    }
  }
}
