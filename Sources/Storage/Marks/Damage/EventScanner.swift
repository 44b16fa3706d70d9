import Catalog
import Glibc

/// Finds the events that stand in the bytes of a file as they are, whatever is around them.
enum EventScanner {
  private static let head = Array(#"{"quire":1,"#.utf8)
  /// An event that is in one piece is shorter than the largest page.
  private static let lengthLimit = 1 << 16

  static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// Calls `found` with each event of a file, and with its bytes.
  static func scan(_ path: String, _ found: (MarkEvent, [UInt8]) -> Void) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    var bytes: [UInt8] = []
    var isAtEnd = false
    while !isAtEnd {
      let kept = bytes.count
      bytes += [UInt8](repeating: 0, count: 4 << 20)
      let count = bytes.withUnsafeMutableBytes {
        Descriptor.read(file, into: UnsafeMutableRawBufferPointer(rebasing: $0[kept...]))
      }
      bytes.removeLast(bytes.count - kept - max(0, count))
      isAtEnd = count <= 0
      let done = scan(bytes, isLast: isAtEnd, found)
      bytes.removeSubrange(..<done)
    }
  }

  /// The events in some bytes.
  static func events(in bytes: UnsafeRawBufferPointer) -> [MarkEvent] {
    var events: [MarkEvent] = []
    _ = scan(Array(bytes), isLast: true) { event, _ in events.append(event) }
    return events
  }

  /// Returns how many bytes need not be looked at again.
  private static func scan(
    _ bytes: [UInt8], isLast: Bool, _ found: (MarkEvent, [UInt8]) -> Void
  ) -> Int {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        guard let next = memchr(bytes.baseAddress! + start, Int32(head[0]), bytes.count - start)
        else { return bytes.count }
        start = UnsafeRawPointer(next) - bytes.baseAddress!
        // It may go on in the next part.
        if !isLast, bytes.count - start < lengthLimit { return start }
        if let end = end(of: bytes, start),
          let event = EventLine.event(bytes[start..<end])
        {
          found(event, Array(bytes[start..<end]))
          start = end
        } else {
          start += 1
        }
      }
      return bytes.count
    }
  }

  /// Where the object that begins at a place ends; nil when it is no event, or not whole.
  private static func end(of bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
    func isHead(_ place: Int) -> Bool {
      place + head.count <= bytes.count
        && memcmp(bytes.baseAddress! + place, head, head.count) == 0
    }
    guard isHead(start) else { return nil }
    var (depth, isInText) = (0, false)
    var place = start
    let limit = min(bytes.count, start + lengthLimit)
    while place < limit {
      switch bytes[place] {
      case 0x22: isInText.toggle()
      case 0x5C where isInText: place += 1
      case 0..<0x09, 0x0A..<0x20: return nil
      case 0x7B where !isInText:
        // Another one begins: this one was cut. (So no byte is looked at for many heads.)
        if place > start, isHead(place) { return nil }
        depth += 1
      case 0x7D where !isInText:
        depth -= 1
        if depth == 0 { return place + 1 }
      default: break
      }
      place += 1
    }
    return nil
  }
}
