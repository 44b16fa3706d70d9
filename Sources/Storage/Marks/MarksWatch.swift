import Glibc

/// Tells when some program has changed the marks, through inotify: a descriptor to be polled, so that
/// nothing wakes up while nothing changes. On network file systems only changes of this machine are
/// told.
public struct MarksWatch: Sendable {
  /// To be polled for input; negative where the system gives no watch.
  public let descriptor: Int32
  private let folder: String
  private let name: [UInt8]

  /// - Parameter path: the database.
  public init(path: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    folder = String(path[..<slash])
    name = Array(path[slash...].drop { $0 == "/" }.utf8)
    watch()
  }

  /// Watches the folder, if it is there by now.
  public func watch() {
    if descriptor >= 0 { _ = inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY | IN_CREATE)) }
  }

  /// Takes what has happened, and returns whether the database may say something else now.
  public func drain() -> Bool {
    var matters = false
    withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 8) { room in
      while case let count = read(descriptor, room.baseAddress, room.count), count > 0 {
        var offset = 0
        let head = MemoryLayout<inotify_event>.size
        while offset + head <= count {
          let event = room.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let end = min(count, offset + head + Int(event.len))
          // The database or what belongs to it, but for the shared memory, which readers write too.
          let file = room[offset + head..<end].prefix { $0 != 0 }
          matters = matters || (file.starts(with: name) && !file.elementsEqual(name + "-shm".utf8))
          offset += head + Int(event.len)
        }
      }
    }
    return matters
  }
}
