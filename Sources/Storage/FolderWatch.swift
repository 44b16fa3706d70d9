import Glibc

/// Tells when digests appear, change or go, through inotify. Only a descriptor: who waits for keys
/// waits for this as well, and while nothing changes nothing wakes up.
public struct FolderWatch: Sendable {
  /// To be polled for input.
  public let descriptor: Int32

  /// Files are named when they are whole: closed after writing, or moved to their place.
  private static let events = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_CREATE | IN_DELETE_SELF)

  /// nil where the system gives no watch.
  public init?() {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    if descriptor < 0 { return nil }
  }

  /// Watches the folders in which the files are. May be called again, from any thread; what is
  /// watched already stays so. A limit of the system means that the rest is not watched.
  public func watch(_ folder: DigestFolder) {
    for path in folder.folders {
      _ = path.withCString { inotify_add_watch(descriptor, $0, FolderWatch.events) }
    }
  }

  /// Takes what has happened, and returns whether something of it can matter: a name that digests
  /// have, a folder, or more than the system kept.
  public func drain(_ folder: DigestFolder) -> Bool {
    var matters = false
    withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 8) { room in
      while true {
        let count = read(descriptor, room.baseAddress, room.count)
        guard count > 0 else { return }
        var offset = 0
        let head = MemoryLayout<inotify_event>.size
        while offset + head <= count {
          let event = room.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let end = offset + head + Int(event.len)
          let name = room[offset + head..<min(end, count)].prefix { $0 != 0 }
          matters = matters || FolderWatch.matters(event.mask, Array(name), folder)
          offset = end
        }
      }
    }
    return matters
  }

  private static func matters(_ mask: UInt32, _ name: [UInt8], _ folder: DigestFolder) -> Bool {
    let isFolder = mask & UInt32(IN_ISDIR) != 0
    if mask & UInt32(IN_Q_OVERFLOW) != 0 || mask & UInt32(IN_DELETE_SELF) != 0 { return true }
    if name.first == 0x2E { return false }
    if isFolder { return true }
    // A new file is told of again when it is whole.
    if mask & UInt32(IN_CREATE) != 0 { return false }
    return folder.isDigestName(name)
  }
}
