import Glibc

/// The copy in which a damaged database is read.
extension DamagedDatabase {
  /// SQLite's own choice, which we leave.
  static let pageSize = 4096

  static func copy(_ source: String, _ target: String) throws(MarksError) {
    let file = Glibc.open(source, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return }
      throw MarksError(system: errno, source)
    }
    defer { close(file) }
    let new = Glibc.open(target, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard new >= 0 else { throw MarksError(system: errno, target) }
    defer { close(new) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { Descriptor.read(file, into: $0) }
      // What the disk cannot read is damaged too; the rest is what there is.
      if count <= 0 { return }
      let code = Descriptor.write(buffer[..<count], to: new)
      if code != 0 { throw MarksError(system: code, target) }
    }
  }

  /// Puts all pages of the log of a database into a copy of it.
  static func putLog(of path: String, into copy: String) {
    let target = Glibc.open(copy, O_WRONLY | O_CLOEXEC)
    defer { close(target) }
    _ = try? DatabaseLog.withBytes(of: path + "-wal") { bytes in
      let log = DatabaseLog(bytes, pageSize: pageSize)
      let limit = EventScanner.size(of: path) / Int64(pageSize) + Int64(log.frames.count)
      // What follows the last end of a transaction was never finished.
      let end = log.frames.lastIndex { $0.commit != 0 } ?? log.frames.endIndex - 1
      for frame in log.frames.prefix(end + 1) where (1...limit).contains(Int64(frame.page)) {
        _ = pwrite(
          target, bytes.baseAddress! + frame.bytes.lowerBound, frame.bytes.count,
          (Int(frame.page) - 1) * pageSize)
      }
    }
  }

  /// Puts the first page of a new database in the place of that of a damaged one.
  static func putFirstPage(
    of schema: [String], _ version: Int, into path: String, _ size: Int64
  ) throws(MarksError) {
    let new = "\(path).new"
    MarksDatabase.removeDatabase(new)
    defer { MarksDatabase.removeDatabase(new) }
    do throws(SQLite.Failure) {
      try MarksDatabase.fill(try SQLite(path: new, creates: true), schema, version: version)
    } catch {
      throw MarksError(error, new)
    }
    let source = Glibc.open(new, O_RDONLY | O_CLOEXEC)
    let target = Glibc.open(path, O_WRONLY | O_CLOEXEC)
    defer {
      close(source)
      close(target)
    }
    var page = [UInt8](repeating: 0, count: pageSize)
    guard read(source, &page, pageSize) == pageSize else { return }
    // The file format has the number of pages at 28, most significant byte first.
    let count = UInt32(truncatingIfNeeded: max(1, size / Int64(pageSize)))
    withUnsafeBytes(of: count.bigEndian) { page.replaceSubrange(28..<32, with: $0) }
    _ = pwrite(target, page, pageSize, 0)
  }
}
