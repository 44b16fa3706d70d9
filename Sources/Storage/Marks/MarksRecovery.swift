import Catalog
import Digests
import Glibc

/// What became of a damaged database.
public struct Recovery {
  /// The new database.
  public let database: MarksDatabase
  /// Where the damaged file is now, with all that was in it; nil when it was sound after all.
  public let keptAs: String?
  /// How many events could be read.
  public let events: Int
}

extension MarksDatabase {
  /// Puts a damaged database aside, never over anything, and makes a new one of every event that can
  /// be read in it: through SQLite as far as that goes, from both ends, and by looking for events in the
  /// bytes of the file. (An event about some hundred papers at once lies in several places of the
  /// file, and is found by SQLite only.)
  public static func recover(path: String) throws(MarksError) -> Recovery {
    // One Quire at a time; the others find a sound file then.
    let lock = Glibc.open("\(path).lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard lock >= 0 else { throw .system(path: path, errno) }
    defer { close(lock) }
    while flock(lock, LOCK_EX) != 0, errno == EINTR {}
    if let sound = try? MarksDatabase(path: path, creates: false), sound.isSound {
      return Recovery(database: sound, keptAs: nil, events: 0)
    }
    let kept = try putAside(path)
    let (events, name) = read(kept)
    guard let database = try MarksDatabase(path: path, creates: true) else {
      throw .system(path: path, ENOENT)
    }
    try database.writing {
      if let name {
        try database.sqlite.run("UPDATE meta SET value=? WHERE name='machine'", [.text(name)])
        try database.readName()
      }
      // Without the name all are taken for our own, so that all can be undone.
      for event in events {
        _ = try database.insert(event, isMine: name == nil || event.id.machine == name)
      }
    }
    database.told = try database.checked {
      try database.sqlite.number("SELECT max(arrival) FROM event") ?? 0
    }
    return Recovery(database: database, keptAs: kept, events: events.count)
  }

  /// Whether SQLite finds nothing wrong with the file.
  var isSound: Bool { (try? sqlite.text("PRAGMA quick_check(1)")) == "ok" }

  /// Renames the file and what belongs to it.
  private static func putAside(_ path: String) throws(MarksError) -> String {
    var number = 1
    while access("\(path).damaged-\(number)", F_OK) == 0 { number += 1 }
    let kept = "\(path).damaged-\(number)"
    guard rename(path, kept) == 0 else { throw .system(path: path, errno) }
    for suffix in ["-wal", "-shm", "-journal"] { rename(path + suffix, kept + suffix) }
    return kept
  }

  /// All events that can be read, each once, the earliest first; and the machine's name.
  private static func read(_ kept: String) -> (events: [MarkEvent], name: String?) {
    var found: [MarkEvent.ID: MarkEvent] = [:]
    var name: String?
    // SQLite may write what it reads, so it gets a copy.
    let copy = "\(kept).copy"
    for suffix in ["", "-wal", "-journal"] { copyFile(kept + suffix, copy + suffix) }
    if let sqlite = try? SQLite(path: copy, creates: false) {
      name = try? sqlite.text("SELECT value FROM meta WHERE name='machine'")
      for order in ["ASC", "DESC"] {
        guard let rows = try? sqlite.statement("SELECT body FROM event ORDER BY arrival \(order)")
        else { continue }
        while (try? rows.step()) == true {
          if let event = rows.withBytes(0, { EventLine.event($0) }) { found[event.id] = event }
        }
      }
    }
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(copy + suffix) }
    for suffix in ["", "-wal"] {
      for event in scan(bytes(of: kept + suffix)) { found[event.id] = event }
    }
    return (found.values.sorted { $0.id < $1.id }, name)
  }

  /// The events that stand in some bytes as they are.
  private static func scan(_ bytes: [UInt8]) -> [MarkEvent] {
    let head = Array(#"{"quire":1,"#.utf8)
    var events: [MarkEvent] = []
    var start = 0
    while let brace = bytes[start...].firstIndex(of: head[0]) {
      start = brace + 1
      guard bytes[brace...].starts(with: head) else { continue }
      // It ends with the list of changes; the first place where that makes sense is the end.
      var end = brace + head.count
      while end < min(bytes.count, brace + 1 << 16), bytes[end] >= 0x20 || bytes[end] == 0x09 {
        end += 1
        guard bytes[end - 1] == 0x7D, bytes[end - 2] == 0x5D else { continue }
        if let event = EventLine.event(bytes[brace..<end]) {
          events.append(event)
          start = end
          break
        }
      }
    }
    return events
  }

  private static func bytes(of path: String) -> [UInt8] {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count <= 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func copyFile(_ source: String, _ target: String) {
    guard access(source, R_OK) == 0 else { return }
    try? AtomicFile.write(bytes(of: source), to: target, mode: 0o600)
  }
}
