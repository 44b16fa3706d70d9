import Glibc
import Synchronization

/// Tells when some program has changed the marks, through inotify: a descriptor to be polled, so that
/// nothing wakes up while nothing changes. On network file systems only changes of this machine are
/// told.
///
/// While the folder of the database is not there, the nearest one above it is watched, for the next one
/// on the way to appear.
public final class MarksWatch: Sendable {
  /// To be polled for input; negative where the system gives no watch.
  public let descriptor: Int32
  private let folder: String
  private let name: [UInt8]
  /// What is watched: the folder of the database, or one above it.
  private let watched = Mutex<(folder: String, number: Int32)>(("", -1))

  /// - Parameter path: the database.
  public init(path: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    folder = String(path[..<slash])
    name = Array(path[slash...].drop { $0 == "/" }.utf8)
    watch()
  }

  /// Watches the folder, or as long as it is not there, what it will appear in.
  public func watch() {
    guard descriptor >= 0 else { return }
    watched.withLock { watched in
      // A folder may appear between looking for it and watching the one above it.
      while watched.folder != folder {
        var nearest = folder
        var number = add(nearest)
        while number < 0, let slash = nearest.lastIndex(of: "/"), slash > nearest.startIndex {
          nearest = String(nearest[..<slash])
          number = add(nearest)
        }
        // The same number stands for the same folder.
        if number < 0 || number == watched.number { return }
        if watched.number >= 0 { inotify_rm_watch(descriptor, watched.number) }
        watched = (nearest, number)
      }
    }
  }

  private func add(_ path: String) -> Int32 {
    let kinds = IN_CREATE | IN_MOVED_TO | (path == folder ? IN_MODIFY : IN_ONLYDIR)
    return inotify_add_watch(descriptor, path, UInt32(kinds))
  }

  /// Takes what has happened, and returns whether the database may say something else now.
  public func drain() -> Bool {
    var matters = false
    let isNear = watched.withLock { $0.folder == folder }
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
          // The folder itself has gone.
          if event.mask & UInt32(IN_IGNORED) != 0 { forget(event.wd) }
          offset += head + Int(event.len)
        }
      }
    }
    watch()
    // What is in a folder that has just come, was there before it was watched.
    return matters || (!isNear && watched.withLock { $0.folder == folder })
  }

  private func forget(_ number: Int32) {
    watched.withLock { watched in
      if watched.number == number { watched = ("", -1) }
    }
  }
}
