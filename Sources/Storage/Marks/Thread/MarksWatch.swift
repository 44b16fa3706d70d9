import Glibc
import Synchronization

/// Tells when some program has changed the marks, through inotify: a descriptor to be polled, so that
/// nothing wakes up while nothing changes. On network file systems only changes of this machine are
/// told.
///
/// The folder above is watched too, or the nearest one that is there, for the database's own folder to
/// appear: it may not be there yet, or be deleted and made anew.
public final class MarksWatch: Sendable {
  /// To be polled for input; negative where the system gives no watch.
  public let descriptor: Int32
  private let folder: String
  private let name: [UInt8]
  /// The numbers of the watches on the folder and on the one above it; negative for none.
  private let watches = Mutex<(folder: Int32, above: Int32)>((-1, -1))

  /// - Parameter path: the database.
  public init(path: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    folder = String(path[..<slash])
    name = Array(path[slash...].drop { $0 == "/" }.utf8)
    watch()
  }

  /// Watches the folder that there is now. Returns whether it is another one than before.
  @discardableResult
  public func watch() -> Bool {
    guard descriptor >= 0 else { return false }
    return watches.withLock { watches in
      let before = watches
      var child: String
      repeat {
        // What lies between may appear while we look.
        (child, watches.above) = watchAbove()
        watches.folder = inotify_add_watch(
          descriptor, folder, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO))
      } while watches.folder < 0 && child != folder && access(child, X_OK) == 0
      if before.above >= 0, before.above != watches.above, before.above != watches.folder {
        inotify_rm_watch(descriptor, before.above)
      }
      return watches.folder >= 0 && watches.folder != before.folder
    }
  }

  /// Watches the nearest folder that there is above. Returns what is to appear in it, and its number.
  private func watchAbove() -> (child: String, number: Int32) {
    var child = folder
    while let slash = child.lastIndex(of: "/") {
      let parent = slash == child.startIndex ? "/" : String(child[..<slash])
      let number = inotify_add_watch(
        descriptor, parent, UInt32(IN_CREATE | IN_MOVED_TO | IN_ONLYDIR))
      if number >= 0 || parent == "/" { return (child, number) }
      child = parent
    }
    return (child, -1)
  }

  /// Takes what has happened, and returns whether the database may say something else now.
  public func drain() -> Bool {
    var matters = false
    FileEvents.drain(descriptor) { _, _, file in
      // The database or what belongs to it, but for the shared memory, which readers write too.
      matters = matters || (file.starts(with: name) && !file.elementsEqual(name + "-shm".utf8))
    }
    // What is in a folder that has just come, was there before it was watched.
    let isAnother = watch()
    return matters || isAnother
  }
}
