import Glibc

/// What the system tells of files that are watched (inotify).
enum FileEvents {
  /// Takes all that has happened: the number of the watch, what it was, and the name of the file, which is lent.
  static func drain(
    _ descriptor: Int32,
    _ take: (_ watch: Int32, _ mask: UInt32, Slice<UnsafeMutableRawBufferPointer>) -> Void
  ) {
    withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 8) { room in
      while case let count = read(descriptor, room.baseAddress, room.count), count > 0 {
        var offset = 0
        let head = MemoryLayout<inotify_event>.size
        while offset + head <= count {
          let event = room.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let end = offset + head + Int(event.len)
          take(event.wd, event.mask, room[offset + head..<min(end, count)].prefix { $0 != 0 })
          offset = end
        }
      }
    }
  }
}
